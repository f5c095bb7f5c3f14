from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from blog.blocks import attachments, references
from blog.models.statement import StatementPage


class PressReleasePage(StatementPage):
    """A statement with dateline, embargo, contacts, boilerplate and attachments."""

    class Kind(models.TextChoices):
        RELEASE = "release", _("Press release")
        POSITION = "position", _("Statement")
        ADVISORY = "advisory", _("Media advisory")
        OPEN_LETTER = "open_letter", _("Open letter")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.RELEASE)
    dateline_place = models.CharField(_("place"), max_length=120, blank=True)
    dateline_date = models.DateField(_("date"), null=True, blank=True)
    lead_image = models.ForeignKey(
        "home.Picture",
        verbose_name=_("lead picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_image_alt = models.CharField(
        _("description of the picture"),
        max_length=500,
        blank=True,
        help_text=_("What the picture shows, for people who can’t see it."),
    )
    lead_image_decorative = models.BooleanField(
        _("the picture is decorative"),
        default=False,
        help_text=_("It says nothing that the text doesn’t say."),
    )
    campaign = models.ForeignKey(
        "blog.CampaignPage",
        verbose_name=_("campaign"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    topics = ParentalManyToManyField("blog.Topic", verbose_name=_("topics"), blank=True, related_name="+")
    contacts = StreamField(
        references("contact", "blog.MediaContact", _("Contact")), verbose_name=_("contacts"), blank=True
    )
    boilerplate = models.ForeignKey(
        "blog.Boilerplate",
        verbose_name=_("boilerplate"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    attachments = StreamField(attachments(), verbose_name=_("attachments"), blank=True)
    words_quoted = StreamField(
        references("quote", "blog.Quote", _("Quote")),
        verbose_name=_("words quoted here"),
        blank=True,
        help_text=_("Quotes that stand inside sentences of the text."),
    )

    translatable = [*StatementPage.translatable, "dateline_place", "lead_image_alt", "attachments"]
    shared = [
        *StatementPage.shared,
        *("kind", "dateline_date", "lead_image", "lead_image_decorative"),
        *("campaign", "topics", "contacts", "boilerplate", "words_quoted"),
    ]
    shared_with_words = ["words_quoted"]

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("kind"), FieldPanel("dateline_place"), FieldPanel("dateline_date")],
            _("Kind, place and date"),
        ),
        FieldPanel("body"),
        FieldPanel("words_quoted"),
        MultiFieldPanel(
            [FieldPanel("lead_image"), FieldPanel("lead_image_alt"), FieldPanel("lead_image_decorative")],
            _("Lead picture"),
        ),
        FieldPanel("contacts"),
        FieldPanel("boilerplate"),
        FieldPanel("attachments"),
    ]
    promote_panels = [
        *StatementPage.promote_panels,
        FieldPanel("campaign"),
        FieldPanel("topics"),
        MultiFieldPanel([FieldPanel("embargo"), FieldPanel("published_on")], _("When")),
    ]

    parent_page_types = ["blog.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "blog/press_release.html"

    class Meta:
        verbose_name = _("press release")

    def clean(self) -> None:
        super().clean()
        described = self.lead_image_alt or self.lead_image_decorative
        if self.lead_image_id and not described and not self.may_wait_for_words:
            raise ValidationError({"lead_image_alt": _("Describe the picture, or mark it as decorative.")})

    def showing(self, request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
        from blog import structured_data
        from blog.reporters import for_reporters
        from blog.showing import release_context
        from home.chrome import root_url

        context = {**context, **release_context(request, self)}
        context["structured_data"] = structured_data.of_statement(self, context, root_url(request))
        return {**context, **for_reporters(request, self, context)}
