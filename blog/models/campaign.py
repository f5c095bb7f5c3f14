from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from blog import demand_blocks
from blog.blocks import statement_blocks
from blog.models.dated import Dated
from blog.models.entry import Section
from blog.models.forms import CampaignForm, CopyStatementForm
from blog.models.list_page import ListPage
from blog.models.short import short_path
from home.models import SitePage


class CampaignIndexPage(ListPage):
    """The campaigns in one language: the active ones first, then what was won, what rests, what ended."""

    section = Section.CAMPAIGNS

    subpage_types = ["blog.CampaignPage"]
    template = "blog/campaign_index.html"

    class Meta:
        verbose_name = _("campaign list")

    @path("")
    def first(self, request: HttpRequest) -> HttpResponse:
        from blog.showing_campaigns import campaign_groups

        return self.render(request, context_overrides={"groups": campaign_groups(self.locale)})


class CampaignPage(RoutablePageMixin, Dated, SitePage):
    """A goal, who can decide it, and numbered demands, each with a history that only grows.

    Campaign updates below it may carry entries of that history: blog.ledger puts both together.
    """

    class Status(models.TextChoices):
        ACTIVE = "active", pgettext_lazy("status of a campaign", "Active")
        WON = "won", pgettext_lazy("status of a campaign", "Won")
        PAUSED = "paused", pgettext_lazy("status of a campaign", "Paused")
        ENDED = "ended", pgettext_lazy("status of a campaign", "Ended")

    goal = models.TextField(_("goal"), help_text=_("What shall be true when it is won, in one sentence."))
    target = models.CharField(
        _("who can decide it"), max_length=300, blank=True, help_text=_("We ask this of …")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.ACTIVE)
    begun_on = models.DateField(_("since"), null=True, blank=True)
    body = StreamField(statement_blocks(), verbose_name=_("background"), blank=True)
    demands = StreamField(demand_blocks.demands(), verbose_name=_("demands"), blank=True)
    acts = StreamField(demand_blocks.acts(), verbose_name=_("calls to action"), blank=True)
    events = StreamField(
        demand_blocks.events(),
        verbose_name=_("other events"),
        blank=True,
        help_text=_("What changed no demand but belongs to the story, and what comes next."),
    )
    partners = StreamField(demand_blocks.partners(), verbose_name=_("with us in this"), blank=True)

    translatable = ["title", "slug", "goal", "target", "body", "demands", "acts", "events", "partners"]
    shared = [*Dated.shared, "show_in_menus", "status", "begun_on"]

    base_form_class = CampaignForm
    copy_form_class = CopyStatementForm

    content_panels = [
        *Page.content_panels,
        FieldPanel("goal"),
        FieldPanel("target"),
        MultiFieldPanel([FieldPanel("status"), FieldPanel("begun_on")], _("Where it stands")),
        FieldPanel("demands"),
        FieldPanel("acts"),
        FieldPanel("body"),
        FieldPanel("events"),
        FieldPanel("partners"),
    ]
    promote_panels = [*SitePage.promote_panels, FieldPanel("published_on")]
    search_fields = [*SitePage.search_fields, index.SearchField("goal"), index.SearchField("body")]

    parent_page_types = ["blog.CampaignIndexPage"]
    subpage_types = ["blog.CampaignUpdatePage"]
    template = "blog/campaign.html"

    class Meta:
        verbose_name = _("campaign")

    @property
    def summary(self) -> str:
        return self.goal

    def edition_paths(self) -> set[str]:
        return {
            *super().edition_paths(),
            *(f"{path}feed.atom" for path in super().edition_paths()),
            short_path(self),
        }

    @path("feed.atom/")
    def feed(self, request: HttpRequest) -> HttpResponse:
        from blog.feeds.answering import answer
        from blog.feeds.lists import campaign_feed

        return answer(request, campaign_feed(request, self))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from blog import structured_data
        from blog.showing_campaigns import campaign_context
        from home.chrome import root_url

        context = {**super().get_context(request, *args, **kwargs), **campaign_context(request, self)}
        context["structured_data"] = structured_data.of_campaign(self, context, root_url(request))
        return context
