from blog.models.boilerplate import Boilerplate
from blog.models.card import Card
from blog.models.entry import Entry
from blog.models.media_contact import MediaContact
from blog.models.news_index import NewsIndexPage
from blog.models.person import Person
from blog.models.press_release import PressReleasePage
from blog.models.quote import Quote
from blog.models.snippet import NewsroomSnippet
from blog.models.statement import StatementPage
from blog.models.topic import Topic

__all__ = [
    "Boilerplate",
    "Card",
    "Entry",
    "MediaContact",
    "NewsIndexPage",
    "NewsroomSnippet",
    "Person",
    "PressReleasePage",
    "Quote",
    "StatementPage",
    "Topic",
]
