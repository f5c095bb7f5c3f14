"""Where staff begin translations and see what is missing in them, under /admin/."""

from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from blog.translation import views
from blog.translation.matrix_view import Ask, Matrix

urlpatterns = decorate_urlpatterns(
    [
        path(
            "newsroom/translate/<slug:kind>/<int:pk>/", views.Translate.as_view(), name="newsroom_translate"
        ),
        path("newsroom/missing/<slug:kind>/<int:pk>/", views.Missing.as_view(), name="newsroom_missing"),
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
