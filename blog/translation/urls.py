"""Where staff begin translations, see what is missing in them, and translate, under /admin/."""

from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from blog.translation import views
from blog.translation.desk import views as desk
from blog.translation.desk.editor import Editor

urlpatterns = decorate_urlpatterns(
    [
        path(
            "newsroom/translate/<slug:kind>/<int:pk>/", views.Translate.as_view(), name="newsroom_translate"
        ),
        path("newsroom/missing/<slug:kind>/<int:pk>/", views.Missing.as_view(), name="newsroom_missing"),
        path("translations/<int:pk>/", Editor.as_view(), name="newsroom_translation"),
        path("translations/<int:pk>/text/", desk.Text.as_view(), name="newsroom_translation_text"),
        path("translations/<int:pk>/comment/", desk.comment, name="newsroom_translation_comment"),
        path("translations/<int:pk>/suggestions/", desk.suggestions, name="newsroom_translation_suggestions"),
        path("translations/<int:pk>/preview/", desk.Preview.as_view(), name="newsroom_translation_preview"),
        path("translations/<int:pk>/submit/", desk.submit, name="newsroom_translation_submit"),
    ],
    require_admin_access,
)
