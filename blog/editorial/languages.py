"""Opens, hides and retires languages. Nothing is deleted by it, and nothing that readers can read goes with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core import checks
from django.db import DatabaseError, transaction
from django.db.models import Count, Q
from django.utils import translation
from django.utils.encoding import uri_to_iri
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Locale, Page, Revision

from blog.editorial import groups
from blog.models import CampaignIndexPage, ListPage, NewsIndexPage, Quote, QuoteIndexPage
from blog.translation.record import accept, missing_texts
from blog.translation.start import adopt, start
from edition.publicity import Refusal
from home.chrome import LANGUAGES
from home.language_names import name_of
from home.models import HomePage, NewsroomLanguage

State = NewsroomLanguage.State

# What every language has from the start. Public or not, these hold nothing of their own.
LISTS: dict[type[ListPage], tuple[str, Any]] = {
    NewsIndexPage: ("news", gettext_lazy("News")),
    CampaignIndexPage: ("campaigns", gettext_lazy("Campaigns")),
    QuoteIndexPage: ("quotes", gettext_lazy("Quotes")),
}
FRAME = (HomePage, *LISTS)
LISTED = 20


class StillPublic(Refusal):
    """A language can't be closed; `found` holds what is public in it, or scheduled: pages first, then quotes."""

    def __init__(self, code: str, found: Sequence[Any]) -> None:
        self.found = found
        self.sentence = ngettext(
            "%(language)s stays open: %(count)d text in it is public, or about to be. Take it back first.",
            "%(language)s stays open: %(count)d texts in it are public, or about to be. Take them back first.",
            len(found),
        ) % {"language": name_of(code), "count": len(found)}
        super().__init__([self.sentence, *listed(found)])


@dataclass(frozen=True)
class LanguageRow:
    """A language as administrators see it. `state` is None where it was never used, `known` says if it can be had."""

    code: str
    name: str
    state: State | None
    known: bool
    public: int
    drafts: int

    @property
    def acts(self) -> list[State]:
        """The states it can be brought into from here."""
        if not self.known:
            return [State.RETIRED] if self.state != State.RETIRED else []
        return [
            state
            for state in State
            if state != self.state and (self.state is not None or state != State.RETIRED)
        ]


def rows() -> list[LanguageRow]:
    """Return every language that this installation can have or has pages in. Three queries."""
    stored = dict(NewsroomLanguage.objects.values_list("locale__language_code", "state"))
    begun = set(HomePage.objects.values_list("locale__language_code", flat=True))
    pages = Page.objects.filter(depth__gt=1).not_type(*FRAME).values_list("locale__language_code")
    counts = {
        code: (public, drafts)
        for code, public, drafts in pages.annotate(
            public=Count("pk", filter=Q(live=True)), drafts=Count("pk", filter=Q(live=False))
        ).order_by()
    }
    return [
        LanguageRow(
            code,
            LANGUAGES[code].name,
            State(stored.get(code, State.HIDDEN)) if code in begun else None,
            code in LANGUAGES,
            *counts.get(code, (0, 0)),
        )
        for code in dict.fromkeys([*LANGUAGES, *sorted(begun)])
    ]


def public_in(code: str) -> list[Any]:
    """Return the pages that readers find in a language, or will by themselves, and the quotes: not its frame."""
    scheduled = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    keys = [int(key) for key in scheduled.values_list("object_id", flat=True)]
    pages = Page.objects.filter(locale__language_code=code).not_type(*FRAME)
    quotes = Quote.objects.filter(locale__language_code=code, live=True)
    return [*pages.filter(Q(live=True) | Q(pk__in=keys)).order_by("path"), *quotes]


def listed(found: Sequence[Any]) -> list[str]:
    """Return the titles and addresses of pages and quotes, the first twenty of them, and how many more there are."""
    lines = [f"“{item}” {address(item)}".strip() for item in found[:LISTED]]
    more = len(found) - LISTED
    return [*lines, _("and %(count)d more") % {"count": more}] if more > 0 else lines


def address(item: Any) -> str:
    """Return where readers find a page; quotes have no address."""
    return uri_to_iri(item.get_url() or item.url_path) if isinstance(item, Page) else ""


def source_home() -> HomePage | None:
    """Return the home page that those of other languages translate: the oldest in the tree."""
    return HomePage.objects.filter(translated_from=None).order_by("path").first()


def change(code: str, state: State, user: Any = None) -> None:
    """Bring a language into another state, all of it or nothing.

    :param code: of a language that this installation can have, or, to retire it, could have once.

    Raises:
        StillPublic: on closing it while something in it is public.
        Refusal: with every other reason.
    """
    source = source_home()
    if source is None:
        raise Refusal([_("There is no newsroom yet. Make one with setup_newsroom.")])
    with transaction.atomic():
        if state != State.OPEN and set(open_codes()) == {code}:
            raise Refusal([_("This is the only open language. Open another one first.")])
        bring(code, state, source.title, source.locale.language_code, user)
        groups.apply(HomePage.objects.values_list("locale__language_code", flat=True))


def bring(code: str, state: State, name: str, source: str, user: Any = None) -> HomePage:
    """Make or repair the frame of a language and bring it into a state, as `change` does, without its roles.

    :param name: of the organisation, for a home page that isn't there yet.
    :param source: code of the language that the frame is translated from.
    """
    if state != State.OPEN and (found := public_in(code)):
        raise StillPublic(code, found)
    locale, _made = Locale.objects.get_or_create(language_code=code)
    language, made = NewsroomLanguage.objects.get_or_create(locale=locale, defaults={"state": state})
    if made or language.state != state:
        language.state = state
        language.save()
        log(instance=language, action="wagtail.edit", user=user)
    if state != State.RETIRED:
        home = _home(locale, name, source)
        for model in LISTS:
            _list(model, home, source)
    if state == State.OPEN:
        _show(locale, user)
    else:
        _close(locale, user)
    return HomePage.objects.get(locale=locale)


def open_codes() -> list[str]:
    """Return the codes of the open languages."""
    return list(
        NewsroomLanguage.objects.filter(state=State.OPEN).values_list("locale__language_code", flat=True)
    )


def dropped() -> list[str]:
    """Return a sentence for each language that was taken out of the setting while something is public in it."""
    codes = Locale.objects.exclude(language_code__in=list(LANGUAGES)).values_list("language_code", flat=True)
    return [
        _("NEWSROOM_LANGUAGES doesn’t name %(code)s any more, but this is public in it: %(list)s.")
        % {"code": code, "list": "; ".join(listed(found))}
        for code in codes
        if (found := public_in(code))
    ]


def check_dropped(
    app_configs: Any, databases: Sequence[str] | None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """The same as an error of Django's checks of the database."""
    if not databases or "default" not in databases:
        return []
    try:
        sentences = dropped()
    except DatabaseError:
        return []  # before the first migration there is nothing to look at
    hint = "Name it again, or take these back first."
    return [checks.Error(sentence, hint=hint, id="editorial.E001") for sentence in sentences]


def _home(locale: Locale, name: str, source: str) -> HomePage:
    if home := HomePage.objects.filter(locale=locale).first():
        return home
    if first := HomePage.objects.filter(locale__language_code=source).first():
        [home] = start(first, [locale])
        return _named(home, title=name)
    home = HomePage(title=name, slug=locale.language_code, locale=locale, live=False)
    Page.get_first_root_node().add_child(instance=home)
    home.save_revision(changed=False)
    return home


def _list(model: type[ListPage], home: HomePage, source: str) -> None:
    if model.objects.child_of(home).exists():
        return
    slug, title = LISTS[model]
    with translation.override(home.locale.language_code):
        index = model(title=str(title), slug=slug, locale=home.locale, live=False, show_in_menus=True)
    first = model.objects.filter(locale__language_code=source).first()
    if first:
        index.translation_key, index.translated_from = first.translation_key, first.locale
    home.add_child(instance=index)
    index.save_revision(changed=False)
    if first:
        adopt(index, first)


def _named(home: Any, title: str) -> HomePage:
    """Give a translated home page the organisation's name, which reads the same until somebody writes another."""
    newest = home.get_latest_revision_as_object()
    newest.title = title
    accept(newest, {"title"})
    newest.save()
    newest.save_revision(changed=False)
    return newest


def _show(locale: Locale, user: Any) -> None:
    """Make the frame of a language public. A home page that has words to translate waits, and its lists with it."""
    for page in Page.objects.filter(locale=locale, live=False).type(*FRAME).order_by("depth").specific():
        revision = page.latest_revision or page.save_revision(changed=False)
        if missing_texts(revision.as_object()):
            return
        revision.publish(user=user, skip_permission_checks=True)


def lists_follow(sender: type, instance: Any, user: Any = None, **kwargs: Any) -> None:
    """Make the lists of an open language public once its home page is."""
    if isinstance(instance, HomePage) and instance.locale.language_code in open_codes():
        _show(instance.locale, user)


def _close(locale: Locale, user: Any) -> None:
    for page in Page.objects.filter(locale=locale, live=True).order_by("-depth").specific():
        UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)
