"""Where press officers publish and take back, and administrators care for languages and people, under /admin/.

Wagtail's own addresses for taking back lead here, so that each of its links and buttons does.
"""

from django.urls import path
from django.views.generic import RedirectView
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from blog.editorial import people_view, views, views_reviews
from blog.editorial.account import Account
from blog.editorial.due_view import Due
from blog.editorial.history_view import History
from blog.editorial.join_view import Join
from blog.editorial.language_begin_view import BeginLanguage
from blog.editorial.languages_view import Languages
from blog.editorial.outside_views import AskOutside, HowHeld
from blog.editorial.sending import Send
from blog.editorial.withdraw_view import WithdrawQuote

to_unpublish = RedirectView.as_view(pattern_name="newsroom_unpublish")

urlpatterns = decorate_urlpatterns(
    [
        path("newsroom/publish/<slug:kind>/<int:pk>/", views.Publish.as_view(), name="newsroom_publish"),
        path(
            "newsroom/unpublish/<slug:kind>/<int:pk>/", views.Unpublish.as_view(), name="newsroom_unpublish"
        ),
        path("newsroom/unschedule/<slug:kind>/<int:pk>/", views.unschedule, name="newsroom_unschedule"),
        path(
            "newsroom/publish-now/<slug:kind>/<int:pk>/",
            views_reviews.PublishNow.as_view(),
            name="newsroom_publish_now",
        ),
        path(
            "newsroom/minor-edit/<slug:kind>/<int:pk>/",
            views_reviews.MinorEdit.as_view(),
            name="newsroom_minor_edit",
        ),
        path("newsroom/confirm/<int:waiver>/", views_reviews.Confirm.as_view(), name="newsroom_confirm"),
        path("newsroom/reopen/<slug:kind>/<int:pk>/", views_reviews.Reopen.as_view(), name="newsroom_reopen"),
        path("newsroom/legal/<slug:kind>/<int:pk>/", views_reviews.Legal.as_view(), name="newsroom_legal"),
        path("newsroom/held/<slug:kind>/<int:pk>/", HowHeld.as_view(), name="newsroom_held"),
        path("newsroom/outside/<slug:kind>/<int:pk>/", AskOutside.as_view(), name="newsroom_ask_outside"),
        path(
            "newsroom/withdraw/<slug:kind>/<int:pk>/",
            WithdrawQuote.as_view(),
            name="newsroom_withdraw_quote",
        ),
        path("newsroom/send/<slug:kind>/<int:pk>/", Send.as_view(), name="newsroom_send"),
        path("newsroom/languages/", Languages.as_view(), name="newsroom_languages"),
        path(
            "newsroom/languages/<slug:code>/begin/", BeginLanguage.as_view(), name="newsroom_language_begin"
        ),
        path("newsroom/people/", people_view.People.as_view(), name="newsroom_people"),
        path("newsroom/people/invite/", people_view.Invite.as_view(), name="newsroom_invite"),
        path(
            "newsroom/people/invitations/<int:pk>/withdraw/",
            people_view.withdraw_invitation,
            name="newsroom_withdraw_invitation",
        ),
        path("newsroom/people/<int:pk>/roles/", people_view.Roles.as_view(), name="newsroom_roles"),
        path("newsroom/people/<int:pk>/leave/", people_view.Leave.as_view(), name="newsroom_leave"),
        path("api/main/pages/<int:pk>/action/<str:action>/", views.no_action),
        path("bulk/<str:app_label>/<str:model_name>/<str:action>/", views.bulk),
        path("newsroom/due/<slug:kind>/<int:pk>/", Due.as_view(), name="newsroom_due"),
        path("newsroom/history/<slug:kind>/<int:pk>/", History.as_view(), name="newsroom_history"),
        path("account/", Account.as_view()),
        path("pages/<int:pk>/unpublish/", to_unpublish, {"kind": "page"}),
        path("snippets/blog/<slug:kind>/unpublish/<int:pk>/", to_unpublish),
    ],
    require_admin_access,
)

# For who has no account yet.
urlpatterns += [path("join/<str:secret>/", Join.as_view(), name="newsroom_join")]
