"""Where staff bring statements in, under /admin/."""

from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from blog.importing import views

urlpatterns = decorate_urlpatterns(
    [
        path("newsroom/new/", views.new_statement, name="new_statement"),
        path("newsroom/recognised/<int:import_id>/", views.recognised, name="recognised"),
    ],
    require_admin_access,
)
