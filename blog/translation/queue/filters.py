"""What the queue can be narrowed down to, and its order."""

from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet

from blog.translation.models import Translation
from blog.translation.queue.lists import URGENT, campaign_sources, in_languages
from blog.translation.rights import languages_of
from blog.translation.tally import translatables
from home.language_names import name_of

FEW, SOME = 50, 200
WORDS = {
    "few": {"words_left__lte": FEW},
    "some": {"words_left__lte": SOME},
    "more": {"words_left__gt": SOME},
}
ORDERS = {"fewest": ("words_left", "pk"), "newest": ("-source__dated", "-pk")}

Rows = QuerySet[Translation]


class QueueFilter(WagtailFilterSet):
    q = CharFilter(
        label=_("Search titles"),
        field_name="source__title",
        lookup_expr="icontains",
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    words = ChoiceFilter(
        label=_("Words to do"),
        empty_label=_("Any number"),
        choices=[("few", _("Up to 50")), ("some", _("Up to 200")), ("more", _("More than 200"))],
        method="with_words",
    )
    type = ChoiceFilter(label=_("Type"), empty_label=_("All types"), method="of_type")
    campaign = ChoiceFilter(
        label=_("Campaign"), empty_label=_("Any or none"), field_name="source__campaign_key"
    )
    language = ChoiceFilter(
        label=_("Language"), empty_label=_("All of mine"), field_name="locale__language_code"
    )
    order = ChoiceFilter(
        label=_("Order"),
        empty_label=_("Most urgent first"),
        choices=[("fewest", _("Fewest words first")), ("newest", _("Newest first"))],
        method="in_order",
    )

    class Meta:
        model = Translation
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = languages_of(self.request.user)
        named = {str(model._meta.model_name): capfirst(model._meta.verbose_name) for model in translatables()}
        self._offer("type", sorted(named.items(), key=lambda choice: choice[1]))
        self._offer("campaign", _campaigns(codes))
        self._offer("language", [(code, name_of(code)) for code in codes] if len(codes) > 1 else [])

    @property
    def narrows(self) -> bool:
        """Whether something is left out."""
        return self.is_valid() and bool(set(self.form.changed_data) - {"order"})

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        if choices:
            self.filters[name].extra["choices"] = choices
        else:
            del self.filters[name]

    def with_words(self, rows: Rows, name: str, value: str) -> Rows:
        return rows.filter(**WORDS[value])

    def of_type(self, rows: Rows, name: str, value: str) -> Rows:
        model = next(model for model in translatables() if model._meta.model_name == value)
        return rows.filter(content_type=ContentType.objects.get_for_model(model))

    def in_order(self, rows: Rows, name: str, value: str) -> Rows:
        return rows.order_by(*ORDERS.get(value, URGENT))


def _campaigns(codes: list[str]) -> list[tuple[str, str]]:
    """Return the campaigns that something in these languages is about."""
    keys = in_languages(codes).values("source__campaign_key")
    found = campaign_sources().filter(translation_key__in=keys).order_by("title")
    return [(str(key), title) for key, title in found.values_list("translation_key", "title")]
