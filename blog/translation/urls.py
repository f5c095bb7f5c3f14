"""Where staff begin translations, see what waits, and translate, under /admin/."""

from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from blog.translation import views
from blog.translation.desk import views as desk
from blog.translation.desk.editor import Editor
from blog.translation.help_view import Help
from blog.translation.matrix_view import Ask, Matrix
from blog.translation.queue.claiming import AskToTakeOver, Claim, GiveBack
from blog.translation.queue.view import Queue

urlpatterns = decorate_urlpatterns(
    [
        path(
            "newsroom/translate/<slug:kind>/<int:pk>/", views.Translate.as_view(), name="newsroom_translate"
        ),
        path("translations/", Queue.as_view(), name="newsroom_desk"),
        path("translations/<int:pk>/claim/", Claim.as_view(), name="newsroom_claim"),
        path("translations/<int:pk>/give-back/", GiveBack.as_view(), name="newsroom_give_back"),
        path("translations/<int:pk>/ask/", AskToTakeOver.as_view(), name="newsroom_ask_to_take_over"),
        path("translations/help/", Help.as_view(), name="newsroom_translating_help"),
        path("translations/matrix/", Matrix.as_view(), name="newsroom_matrix"),
        path(
            "translations/matrix/results/",
            Matrix.as_view(results_only=True),
            name="newsroom_matrix_results",
        ),
        path("translations/matrix/<int:source>/ask/", Ask.as_view(), name="newsroom_matrix_ask"),
        path("translations/<int:pk>/", Editor.as_view(), name="newsroom_translation"),
        path("translations/<int:pk>/text/", desk.Text.as_view(), name="newsroom_translation_text"),
        path("translations/<int:pk>/comment/", desk.comment, name="newsroom_translation_comment"),
        path("translations/<int:pk>/suggestions/", desk.suggestions, name="newsroom_translation_suggestions"),
        path("translations/<int:pk>/preview/", desk.Preview.as_view(), name="newsroom_translation_preview"),
        path("translations/<int:pk>/submit/", desk.submit, name="newsroom_translation_submit"),
    ],
    require_admin_access,
)
