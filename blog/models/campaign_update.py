from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from blog import demand_blocks
from blog.blocks import references
from blog.models.forms import CampaignUpdateForm
from blog.models.statement import StatementPage


class CampaignUpdatePage(StatementPage):
    """A statement about one campaign. It may move demands: the page shows the change, the campaign's ledger has it."""

    moves = StreamField(
        demand_blocks.moves(),
        verbose_name=_("changes of demands"),
        blank=True,
        help_text=_("Which demand was won, refused, answered or dropped, and what shows it."),
    )
    topics = ParentalManyToManyField("blog.Topic", verbose_name=_("topics"), blank=True, related_name="+")
    contacts = StreamField(
        references("contact", "blog.MediaContact", _("Contact")), verbose_name=_("contacts"), blank=True
    )

    kind = "update"

    translatable = [*StatementPage.translatable, "moves"]
    shared = [*StatementPage.shared, "topics", "contacts"]

    base_form_class = CampaignUpdateForm

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("moves"),
        FieldPanel("body"),
        FieldPanel("contacts"),
    ]
    promote_panels = [
        *StatementPage.promote_panels,
        FieldPanel("topics"),
        MultiFieldPanel([FieldPanel("embargo"), FieldPanel("published_on")], _("When")),
    ]

    parent_page_types = ["blog.CampaignPage"]
    subpage_types: list[str] = []
    template = "blog/campaign_update.html"

    class Meta:
        verbose_name = _("campaign update")

    def showing(self, request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
        from blog import structured_data
        from blog.reporters import for_reporters
        from blog.showing_campaigns import update_context
        from home.chrome import root_url

        context = {**context, **update_context(request, self)}
        context["structured_data"] = structured_data.of_statement(self, context, root_url(request))
        return {**context, **for_reporters(request, self, context)}
