"""The matrix as a report of Wagtail's, with its spreadsheets, and *Ask* on what nobody asked for yet."""

from collections import OrderedDict
from datetime import timedelta
from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Table
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale

from blog.keys import key_of
from blog.staff import may_read
from blog.translation import matrix
from blog.translation.matrix import Cell, Show
from blog.translation.models import Source, Translation
from blog.translation.rights import may_translate, sees_all
from blog.translation.screens import (
    ask_url,
    editor_url,
    kind_of,
    model_of,
    offered_languages,
    plain_editor_url,
)
from blog.translation.signs import NOT_ASKED_FOR, SIGNS
from blog.translation.start import start
from home.chrome import LANGUAGES
from home.language_names import name_of

PERIODS = [
    ("30", gettext_lazy("Last 30 days")),
    ("90", gettext_lazy("Last 90 days")),
    ("365", gettext_lazy("Last 12 months")),
]


class Filters(WagtailFilterSet):
    show = django_filters.ChoiceFilter(
        label=gettext_lazy("Show"),
        choices=Show.choices,
        empty_label=gettext_lazy("All statements"),
        method="leave",
    )
    campaign_key = django_filters.ChoiceFilter(
        label=gettext_lazy("Campaign"),
        choices=matrix.campaigns,
        empty_label=gettext_lazy("All campaigns"),
    )
    dated = django_filters.ChoiceFilter(
        label=gettext_lazy("Period"),
        choices=PERIODS,
        empty_label=gettext_lazy("All"),
        method="within",
    )

    class Meta:
        model = Source
        fields: list[str] = []

    def leave(self, queryset: QuerySet[Source], name: str, value: str) -> QuerySet[Source]:
        return queryset

    def within(self, queryset: QuerySet[Source], name: str, value: str) -> QuerySet[Source]:
        return queryset.filter(dated__gte=timezone.now() - timedelta(days=int(value)))

    def filter_queryset(self, queryset: QuerySet[Source]) -> QuerySet[Source]:
        return super().filter_queryset(queryset).filter(matrix.shown(self.form.cleaned_data["show"]))


class TitleColumn(BaseColumn):
    """What the row is about, with the way to its editor, and to all languages that it could be asked for in."""

    header_template_name = "translation/matrix/heading.html"
    cell_template_name = "translation/matrix/title.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        free = [cell for cell in instance.cells.values() if not (cell.row or cell.is_source)]
        return {
            **context,
            "url": plain_editor_url(instance),
            "kind": kind_of(instance),
            "language": instance.language,
            "ask_url": ask_url(instance) if len(free) > 1 else None,
        }


class LanguageColumn(BaseColumn):
    """Where each row stands in one language."""

    header_template_name = "translation/matrix/heading.html"
    cell_template_name = "translation/matrix/cell.html"

    def __init__(self, column: matrix.Column, may_ask: bool, back: str) -> None:
        super().__init__(column.language.code, label=name_of(column.language.code))
        self.column, self.may_ask, self.back = column, may_ask, back

    def get_header_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {**super().get_header_context_data(parent_context), "language": self.column.language}

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        cell: Cell = instance.cells[self.column.locale_id]
        return {
            **super().get_cell_context_data(instance, parent_context),
            "cell": cell,
            "csrf_token": get_token(parent_context["request"]),
            "url": editor_url(cell.row) if cell.row else plain_editor_url(instance),
        }


class MatrixTable(Table):
    template_name = "translation/matrix/table.html"
    classname = "listing matrix"


class Matrix(ReportView):
    """Where every language stands, for who reads every draft. An export holds all rows that the filters leave."""

    model = Source
    page_title = gettext_lazy("Translation matrix")
    header_icon = "table"
    results_template_name = "translation/matrix/results.html"
    index_url_name = "newsroom_matrix"
    index_results_url_name = "newsroom_matrix_results"
    filterset_class = Filters
    table_class = MatrixTable
    export_filename = "translations"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not sees_all(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_filtered_queryset(self) -> QuerySet[Source]:
        return self.filter_queryset(matrix.sources())

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        matrix.fill(object_list, self.languages)
        return object_list

    @cached_property
    def languages(self) -> list[matrix.Column]:
        return matrix.columns()

    @cached_property
    def columns(self) -> list[BaseColumn]:
        back = f"{self.index_url}?{self.request.GET.urlencode()}"
        return [
            TitleColumn("title", label=_("Title")),
            *(
                LanguageColumn(column, may_translate(self.request.user, column.language.code), back)
                for column in self.languages
            ),
        ]

    def get_table_kwargs(self) -> dict[str, Any]:
        return {**super().get_table_kwargs(), "caption": _("Sources and their translations, by language")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        show = self.request.GET.get("show")
        return {**context, "signs": [*SIGNS.values(), NOT_ASKED_FOR], "waits_only": show == Show.WAITS}

    # Spreadsheets

    @cached_property
    def list_export(self) -> list[str]:
        names = [
            f"{column.language.code} {what}" for column in self.languages for what in ("state", "words left")
        ]
        return ["title", "kind", "language", "dated", "live", "words", *names]

    def get_heading(self, queryset: Any, field: str) -> str:
        code, _space, what = field.partition(" ")
        if not what:
            return {
                "title": _("Title"),
                "kind": _("Type"),
                "language": _("Language"),
                "dated": _("Date"),
                "live": _("Public"),
                "words": _("Words"),
            }[field]
        words = _("%(language)s: state") if what == "state" else _("%(language)s: words left")
        return words % {"language": name_of(code)}

    def to_row_dict(self, item: Any) -> OrderedDict[str, Any]:
        words = self.words
        told: list[Any] = [item.title, kind_of(item), item.language.name, item.dated]
        told += [words["live" if item.live else "draft"], item.words]
        for cell in item.cells.values():
            if cell.is_source:
                told += [words["source"], ""]
            else:
                told += [words[cell.sign.name], cell.row.words_left if cell.row else ""]
        return OrderedDict(zip(self.list_export, told, strict=True))

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Leave words and numbers as they are, which nearly all cells hold: Wagtail looks at each at length."""
        if isinstance(value, str | int):
            return value
        return super().preprocess_field_value(field, value, export_format)

    @cached_property
    def words(self) -> dict[str, str]:
        """What the cells of a spreadsheet say, translated once for all of them."""
        signs = {sign.name: str(sign.label) for sign in [*SIGNS.values(), NOT_ASKED_FOR]}
        return {**signs, "source": pgettext("of a translation", "Source"), "live": _("Yes"), "draft": _("No")}


class Ask(View):
    """Begins the translation that a cell of the matrix lacks, and leads back to the matrix."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, source: int) -> HttpResponse:
        user: Any = request.user
        row = get_object_or_404(Source, pk=source)
        instance = model_of(row)._default_manager.filter(pk=row.object_id).first()
        if instance is None:
            raise Http404
        if not (sees_all(user) and may_read(user, instance)):
            raise PermissionDenied
        code = request.POST.get("language", "")
        back = get_valid_next_url_from_request(request) or reverse("newsroom_matrix")
        named = {"title": row.title, "language": name_of(code) if code in LANGUAGES else code}
        if code not in {language.code for language in offered_languages(instance, user)}:
            messages.error(
                request, _("“%(title)s” can’t be asked for in this language, or has been.") % named
            )
            return redirect(back)
        [draft] = start(instance, Locale.objects.filter(language_code=code), user=user)
        begun = Translation.objects.get(**key_of(draft))
        messages.success(
            request,
            _("“%(title)s” is asked for in %(language)s, and waits for its translators.") % named,
            [messages.button(editor_url(begun), _("Open"))],
        )
        return redirect(back)
