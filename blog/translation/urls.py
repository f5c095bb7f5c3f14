"""Where staff begin translations and see what is missing in them, under /admin/."""

from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from blog.translation import views
from blog.translation.help_view import Help

urlpatterns = decorate_urlpatterns(
    [
        path(
            "newsroom/translate/<slug:kind>/<int:pk>/", views.Translate.as_view(), name="newsroom_translate"
        ),
        path("newsroom/missing/<slug:kind>/<int:pk>/", views.Missing.as_view(), name="newsroom_missing"),
        path("translations/help/", Help.as_view(), name="newsroom_translating_help"),
    ],
    require_admin_access,
)
