"""What lists and editors say of an object's translations, and where they lead."""

from typing import Any, Protocol

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.messages import button
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale, Page

from blog.models import PressReleasePage
from blog.staff import PAGE, edit_url, may_edit, screen_url
from blog.translation.models import Source
from blog.translation.rights import may_translate
from blog.translation.tally import row_of
from home.chrome import LANGUAGES, Language
from home.models import NewsroomLanguage


class About(Protocol):
    """A row that is about a page or snippet, such as a Source or a Translation."""

    @property
    def pk(self) -> Any: ...
    @property
    def content_type_id(self) -> int: ...
    @property
    def object_id(self) -> str: ...


def editor_url(row: About) -> str:
    """Return where a translation is worked on beside its source, by its row."""
    return reverse("newsroom_translation", args=[row.pk])


def desk_url(translation: Any) -> str:
    """Return where a translation is worked on beside its source."""
    row = row_of(translation)
    return editor_url(row) if row else edit_url(translation)


def plain_editor_url(row: About) -> str:
    """Return the address of Wagtail's editor for what a row is about. No query."""
    model = model_of(row)
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[row.object_id])
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[row.object_id])


def kind_at(row: About) -> str:
    """Return how addresses call the sort of thing that a row is about: see blog.staff.object_at."""
    model = model_of(row)
    return PAGE if issubclass(model, Page) else model._meta.model_name


def kind_of(source: Source) -> str:
    """Return what a source is called: open letter, quote, home page."""
    if source.kind in PressReleasePage.Kind.values:
        return str(PressReleasePage.Kind(source.kind).label)
    return str(model_of(source)._meta.verbose_name)


def ask_url(row: About) -> str:
    """Return the address of the screen that asks for what a row is about in several languages. No query."""
    return reverse("newsroom_translate", args=[kind_at(row), row.object_id])


def model_of(row: About) -> Any:
    """Return the class of what a row is about. No query."""
    return ContentType.objects.get_for_id(row.content_type_id).model_class()


def offered_languages(source: Any, user: Any) -> list[Language]:
    """Return the languages that have no translation of an object yet and that somebody may translate into."""
    taken = type(source)._default_manager.filter(translation_key=source.translation_key).values("locale")
    free = Locale.objects.exclude(pk__in=taken).exclude(
        newsroom_language__state=NewsroomLanguage.State.RETIRED
    )
    codes = set(free.values_list("language_code", flat=True))
    return [language for code, language in LANGUAGES.items() if code in codes and may_translate(user, code)]


def translates(user: Any) -> bool:
    """Say whether somebody may begin translations into any language."""
    return any(may_translate(user, code) for code in LANGUAGES)


def translate_button(instance: Any, user: Any) -> list[Button]:
    """Return the button that begins translations of something in a list; nothing for who may not."""
    if not translates(user):
        return []
    url = screen_url("newsroom_translate", instance)
    return [Button(_("Translate"), url=url, icon_name="globe", priority=25)]


def status_message(instance: Any, user: Any) -> tuple[str, list[tuple[str, str, bool]], int]:
    """Return what a translation's ordinary editor says at its head: words, buttons, and how many words are to do."""
    source, row = instance.source(), row_of(instance)
    left = row.words_left if row else 0
    words = _("Translated from %(language)s.") % {"language": LANGUAGES[source.locale.language_code].name}
    buttons = [button(edit_url(source), _("Open the source"))] if may_edit(user, source) else []
    if row:
        buttons.append(button(editor_url(row), _("Translate beside the source")))
    if left:
        count = ngettext("%(count)d word is still to do.", "%(count)d words are still to do.", left)
        words = f"{words} {count % {'count': left}}"
    return words, buttons, left
