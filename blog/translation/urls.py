"""Where staff begin translations, see what waits and what is missing in them, under /admin/."""

from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from blog.translation import views
from blog.translation.help_view import Help
from blog.translation.matrix_view import Ask, Matrix
from blog.translation.queue.claiming import AskToTakeOver, Claim, GiveBack
from blog.translation.queue.view import Queue

urlpatterns = decorate_urlpatterns(
    [
        path("translations/", Queue.as_view(), name="newsroom_desk"),
        path("translations/<int:pk>/claim/", Claim.as_view(), name="newsroom_claim"),
        path("translations/<int:pk>/give-back/", GiveBack.as_view(), name="newsroom_give_back"),
        path("translations/<int:pk>/ask/", AskToTakeOver.as_view(), name="newsroom_ask_to_take_over"),
        path(
            "newsroom/translate/<slug:kind>/<int:pk>/", views.Translate.as_view(), name="newsroom_translate"
        ),
        path("newsroom/missing/<slug:kind>/<int:pk>/", views.Missing.as_view(), name="newsroom_missing"),
        path("translations/help/", Help.as_view(), name="newsroom_translating_help"),
        path("translations/matrix/", Matrix.as_view(), name="newsroom_matrix"),
        path(
            "translations/matrix/results/",
            Matrix.as_view(results_only=True),
            name="newsroom_matrix_results",
        ),
        path("translations/matrix/<int:source>/ask/", Ask.as_view(), name="newsroom_matrix_ask"),
    ],
    require_admin_access,
)
