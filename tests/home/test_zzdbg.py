import pytest
from tests.home.test_hooks import *
from home.wagtail_hooks import is_used_in_public
from wagtail.documents.views.serve import serve
from django.test import RequestFactory
def test_x():
    a=document(); p=make.published(release_with(a))
    print("USED", is_used_in_public(a))
    r=RequestFactory().get(a.url)
    print(serve(r,a.pk,a.filename)); 
    from django.urls import resolve
    print(resolve(a.url)); assert 0
