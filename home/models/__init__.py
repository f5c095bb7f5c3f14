from home.models.language import NewsroomLanguage
from home.models.media import Attachment, Picture, Rendition
from home.models.pages import HomePage, InformationPage, SitePage
from home.models.settings import NewsroomSettings
from home.models.sign_in import FailedSignIns
from home.models.translatable import Translatable
from home.models.user import User

__all__ = [
    "Attachment",
    "FailedSignIns",
    "HomePage",
    "InformationPage",
    "NewsroomLanguage",
    "NewsroomSettings",
    "Picture",
    "Rendition",
    "SitePage",
    "Translatable",
    "User",
]
