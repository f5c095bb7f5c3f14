from blog.editorial.models.approval import Approval
from blog.editorial.models.arrival import Arrival, LastTold
from blog.editorial.models.deadline import Deadline
from blog.editorial.models.hold import Hold
from blog.editorial.models.invitation import Invitation
from blog.editorial.models.legal import LegalRequest
from blog.editorial.models.question import Question
from blog.editorial.models.settings import EditorialSettings
from blog.editorial.models.tasks import LanguageReviewTask, LegalTask, QuotesHeldTask, ReviewTask
from blog.editorial.models.waiver import Waiver

__all__ = [
    "Approval",
    "Arrival",
    "Deadline",
    "EditorialSettings",
    "Hold",
    "Invitation",
    "LanguageReviewTask",
    "LastTold",
    "LegalRequest",
    "LegalTask",
    "Question",
    "QuotesHeldTask",
    "ReviewTask",
    "Waiver",
]
