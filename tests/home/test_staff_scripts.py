"""Which inline scripts a staff page may run: Wagtail's own starters with data, and nothing that got in otherwise."""

from base64 import b64encode
from hashlib import sha256

import pytest
from django.test import Client
from django.urls import reverse

from home.staff_scripts import script_hashes
from tests import factories


def source(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    "script",
    [
        'initDateChooser("id_dateline_date", {"dayOfWeekStart": 0, "format": "Y-m-d"});',
        'new ImageChooser("id_lead_image", {"modalUrl": "/admin/images/chooser/"});',
        'new SnippetChooser("id_speaker");',
    ],
)
def test_wagtails_starters_are_allowed_by_their_hash(script: str) -> None:
    assert script_hashes(f"<p>x</p><script>{script}</script>") == [source(script)]


@pytest.mark.parametrize(
    "script",
    [
        "alert(1)",
        'new ImageChooser("id_x", {"a": alert(1)});',
        'new ImageChooser("id_x", {});alert(1)',
        'new ImageChooser("id_x", {}, alert(1));',
        'new ImageChooser("id\\"+alert(1)+\\"x");',
        'initDateChooser("id_x", {"a": 1}); fetch("//evil.example")',
        'eval("id_x");',
    ],
)
def test_anything_else_stays_blocked(script: str) -> None:
    assert script_hashes(f"<script>{script}</script>") == []


@pytest.mark.django_db
def test_the_editor_allows_no_inline_script_wholesale(client: Client) -> None:
    client.force_login(factories.user("Writer"))
    page = factories.release()

    policy = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))["Content-Security-Policy"]
    scripts = next(part for part in policy.split(";") if part.strip().startswith("script-src"))
    assert "'sha256-" in scripts
    assert "unsafe" not in scripts
