"""What the pages of campaigns and their updates show."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Locale

from blog import listings
from blog.feeds.answering import links
from blog.models import CampaignPage, CampaignUpdatePage
from blog.showing_ledger import ledger_of


def campaign_groups(locale: Locale) -> list[Any]:
    return [
        (status, listings.campaigns(locale.language_code, status).newest(100))
        for status in CampaignPage.Status.values
    ]


def campaign_context(request: HttpRequest, page: CampaignPage) -> dict[str, Any]:
    return {"demands": ledger_of(page), "feeds": links(page.get_url(request) or "", page.title, ["atom"])}


def update_context(request: HttpRequest, page: CampaignUpdatePage) -> dict[str, Any]:
    return {}
