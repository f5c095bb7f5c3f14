"""Makes a newsroom: languages, page trees, settings, roles, workflow. Run again, it repairs."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from blog import entries
from blog.editorial import groups, languages
from blog.translation import memory, tally
from home.models import HomePage, NewsroomLanguage, NewsroomSettings

State = NewsroomLanguage.State


class SetupError(ValueError):
    """The newsroom can't be made like this; the message says what to change."""


@dataclass(frozen=True)
class Plan:
    """What a newsroom shall be: its name, the codes of its open languages (the first is the source), its time zone."""

    name: str
    languages: Sequence[str]
    zone: str


def checked(name: str, languages: Sequence[str], zone: str) -> Plan:
    """Return the plan, or raise SetupError with one sentence."""
    known = [language.code for language in settings.NEWSROOM_LANGUAGES]
    if not name.strip():
        raise SetupError("Give the organisation's name with --name.")
    if unknown := [code for code in languages if code not in known]:
        raise SetupError(
            f"This installation can't have {', '.join(unknown)}. It can have: {', '.join(known)}; "
            "name others in the environment variable NEWSROOM_LANGUAGES first."
        )
    if not languages:
        raise SetupError("Name at least one language with --languages, for example en,es.")
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise SetupError(f"“{zone}” is not a time zone. Write it like America/New_York.") from None
    return Plan(name.strip(), list(dict.fromkeys(languages)), zone)


def set_up(plan: Plan) -> None:
    """Make or repair the newsroom, all of it or nothing. A language that is open and not in the plan is retired.

    Raises:
        Refusal: where a language can't be opened or retired, with what stands against it.
    """
    with transaction.atomic():
        _settings(plan)
        source = plan.languages[0]
        homes = [languages.bring(code, State.OPEN, plan.name, source) for code in plan.languages]
        _site(homes[0], plan)
        for code in languages.open_codes():
            if code not in plan.languages:
                languages.bring(code, State.RETIRED, plan.name, source)
        groups.apply(HomePage.objects.values_list("locale__language_code", flat=True))
        entries.rebuild()
        tally.rebuild()
        memory.rebuild()


def differences(plan: Plan) -> list[str]:
    """Return a sentence for everything that is not as the plan and the table of roles say. Changes nothing."""
    found: list[str] = []
    newsroom = NewsroomSettings.load()
    if newsroom.time_zone != plan.zone:
        found.append(f"The time zone is {newsroom.time_zone}, not {plan.zone}.")
    found += [f"{code} is not open." for code in plan.languages if code not in languages.open_codes()]
    found += [
        f"{code} is open, but not named." for code in languages.open_codes() if code not in plan.languages
    ]
    for code in plan.languages:
        if not HomePage.objects.live().filter(locale__language_code=code).exists():
            found.append(f"{code} has no public home page.")
        found += [
            f"{code} has no {model._meta.verbose_name}."
            for model in languages.LISTS
            if not model.objects.filter(locale__language_code=code).exists()
        ]
    return found + groups.differences(plan.languages) + languages.dropped()


def _settings(plan: Plan) -> None:
    newsroom = NewsroomSettings.load()
    if newsroom.time_zone != plan.zone:
        newsroom.time_zone = plan.zone
        newsroom.save()


def _site(home: HomePage, plan: Plan) -> None:
    """Point the site to the first home; what Wagtail's migrations made as a start goes."""
    site = Site.objects.filter(is_default_site=True).first() or Site(
        is_default_site=True, hostname="localhost"
    )
    welcome = site.root_page if site.root_page_id and site.root_page.specific_class is Page else None
    if site.root_page_id is None or welcome:
        site.root_page = home.page_ptr
    site.site_name = plan.name
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site.hostname = address.hostname or "localhost"
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.save()
    if welcome:
        welcome.delete()
