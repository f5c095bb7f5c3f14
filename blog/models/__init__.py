from blog.models.boilerplate import Boilerplate
from blog.models.campaign import CampaignIndexPage, CampaignPage
from blog.models.campaign_update import CampaignUpdatePage
from blog.models.card import Card
from blog.models.dated import Dated
from blog.models.entry import Entry, EntryList, EntryPlace
from blog.models.list_page import ListPage
from blog.models.media_contact import MediaContact
from blog.models.news_index import NewsIndexPage
from blog.models.person import Person
from blog.models.press_page import PressPage
from blog.models.press_release import PressReleasePage
from blog.models.quote import Quote
from blog.models.quote_index import QuoteIndexPage
from blog.models.search import SearchDocument, SearchWord
from blog.models.snippet import NewsroomSnippet
from blog.models.statement import StatementPage
from blog.models.topic import Topic

__all__ = [
    "Boilerplate",
    "CampaignIndexPage",
    "CampaignPage",
    "CampaignUpdatePage",
    "Card",
    "Dated",
    "Entry",
    "EntryList",
    "EntryPlace",
    "ListPage",
    "MediaContact",
    "NewsIndexPage",
    "NewsroomSnippet",
    "Person",
    "PressPage",
    "PressReleasePage",
    "Quote",
    "QuoteIndexPage",
    "SearchDocument",
    "SearchWord",
    "StatementPage",
    "Topic",
]
