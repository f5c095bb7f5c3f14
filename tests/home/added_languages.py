"""A newsroom in languages that only the environment names. Prints, as JSON, what its readers and staff get.

Run by test_languages.py in processes of their own, because settings are read once: `make`, in an empty database, and
`drop`, in the same one when the environment doesn't name the languages any more.
"""

import json
import sys
from datetime import UTC, date, datetime

import django
from django.conf import settings
from django.core import checks
from django.core.management import CommandError, call_command
from django.template import Context, Template
from django.test import Client
from django.test.utils import setup_test_environment
from django.utils.translation import ngettext, override

PATHS = ("", "news/", "news/oyate/", "news/nothing/")
INFO = (
    "{% load i18n %}{% get_language_info for code as language %}{{ language.name_local }} {{ language.bidi }}"
)


def make() -> dict[str, object]:
    unready = [message.msg for message in checks.run_checks(tags=["translation"])]
    call_command("compile_catalogues")
    call_command("migrate", verbosity=0)
    from tests import factories

    added = [language.code for language in settings.NEWSROOM_LANGUAGES[4:]]
    factories.newsroom(["en", "es", *added])
    for code in added:
        publish(code)
    return {
        "unready": unready,
        "pages": {
            f"/{code}/{path}": Client().get(f"/{code}/{path}").text for code in added for path in PATHS
        },
        "info": {code: Template(INFO).render(Context({"code": code})) for code in added},
        "counted": {code: counted(code) for code in added},
        "door": Client().get("/", headers={"accept-language": "quc"})["Location"],
        "interface": staff().get("/admin/account/").text,
    }


def drop() -> dict[str, object]:
    from blog.models import PressReleasePage
    from home.models import HomePage

    page = PressReleasePage.objects.get(locale__language_code="ht")
    home = HomePage.objects.get(locale__language_code="ht")
    errors = [message.msg for message in checks.run_checks(tags=["database"], databases=["default"])]
    addresses = [f"/ht/{path}" for path in PATHS]
    addresses += ["/", "/en/", "/en/news/", "/sitemap.xml", f"/en/n/{page.pk}"]
    admin = staff()
    screens = [
        *(
            "/admin/",
            f"/admin/pages/{home.pk}/",
            f"/admin/pages/{page.pk}/edit/",
            "/admin/newsroom/languages/",
        ),
        *(f"/admin/newsroom/{screen}/page/{page.pk}/" for screen in ("publish", "unpublish", "translate")),
        *("/admin/snippets/blog/quote/", "/admin/reports/site-history/", "/admin/pages/1/"),
    ]
    return {
        "errors": errors,
        "migrate": said_by("migrate", verbosity=0),
        "serve": said_by("serve"),
        "setup": said_by("setup_newsroom", name="Casa", languages="en,es", zone="UTC"),
        "readers": {address: Client().get(address).status_code for address in addresses},
        "staff": {screen: admin.get(screen).status_code for screen in screens},
    }


def publish(code: str) -> None:
    from tests import factories

    act = {
        **{"title": "Oyate", "text": "Wi.", "button": "Oyate", "address": "https://newsroom.example/"},
        "deadline": datetime(2025, 11, 30, 17, tzinfo=UTC),
    }
    factories.published(
        factories.release(
            "Oyate",
            slug="oyate",
            language=code,
            body=[factories.paragraph("Wi."), ("act", act)],
            dateline_date=date(2025, 11, 4),
            published_on=datetime(2025, 11, 5, 12, tzinfo=UTC),
        )
    )


def counted(code: str) -> list[str]:
    with override(code):
        return [ngettext("In %(number)s language", "In %(number)s languages", n) for n in range(120)]


def staff() -> Client:
    from tests import factories

    client = Client()
    client.force_login(factories.user(admin=True))
    return client


def said_by(command: str, **options: object) -> str:
    try:
        call_command(command, skip_checks=False, **options)
    except CommandError as error:
        return str(error)
    return ""


if __name__ == "__main__":
    django.setup()
    setup_test_environment()
    print(json.dumps({"make": make, "drop": drop}[sys.argv[1]]()))
