from django.urls import path

from blog.importing import views

urlpatterns = [path("newsroom/new/", views.new_statement, name="new_statement")]
