"""Where press officers publish and take back, and administrators open and close languages, under /admin/.

Wagtail's own addresses for taking back lead here, so that each of its links and buttons does.
"""

from django.urls import path
from django.views.generic import RedirectView
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from blog.editorial import stub_confirm, views
from blog.editorial.account import Account
from blog.editorial.due_view import Due
from blog.editorial.history_view import History
from blog.editorial.languages_view import Languages

to_unpublish = RedirectView.as_view(pattern_name="newsroom_unpublish")

urlpatterns = decorate_urlpatterns(
    [
        path("newsroom/publish/<slug:kind>/<int:pk>/", views.Publish.as_view(), name="newsroom_publish"),
        path(
            "newsroom/unpublish/<slug:kind>/<int:pk>/", views.Unpublish.as_view(), name="newsroom_unpublish"
        ),
        path("newsroom/unschedule/<slug:kind>/<int:pk>/", views.unschedule, name="newsroom_unschedule"),
        path("newsroom/confirm/<int:pk>/", stub_confirm.confirm, name="newsroom_confirm"),
        path("newsroom/due/<slug:kind>/<int:pk>/", Due.as_view(), name="newsroom_due"),
        path("newsroom/history/<slug:kind>/<int:pk>/", History.as_view(), name="newsroom_history"),
        path("newsroom/languages/", Languages.as_view(), name="newsroom_languages"),
        path("account/", Account.as_view()),
        path("pages/<int:pk>/unpublish/", to_unpublish, {"kind": "page"}),
        path("snippets/blog/<slug:kind>/unpublish/<int:pk>/", to_unpublish),
    ],
    require_admin_access,
)
