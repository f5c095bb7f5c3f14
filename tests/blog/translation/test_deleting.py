"""A source isn't deleted under its translations."""

import pytest
from django.test import Client
from django.urls import reverse

from blog.models import PressReleasePage
from blog.translation.start import start
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_administrator_is_told_to_delete_the_translations_first(client: Client) -> None:
    source = factories.release()
    start(source, [factories.locale("es")], factories.user("Writer"))
    client.force_login(factories.user(admin=True))

    response = client.post(reverse("wagtailadmin_pages:delete", args=[source.pk]), follow=True)

    assert "has translations" in response.content.decode()
    assert PressReleasePage.objects.filter(pk=source.pk).exists()


def test_a_translation_can_be_deleted_and_then_its_source(client: Client) -> None:
    source = factories.release()
    (draft,) = start(source, [factories.locale("es")], factories.user("Writer"))
    client.force_login(factories.user(admin=True))

    for page in (draft, source):
        client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    assert not PressReleasePage.objects.exists()
