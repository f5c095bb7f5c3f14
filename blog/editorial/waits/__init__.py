"""What waits for somebody: everything that they, with the roles they have, can do next."""

from blog.editorial.waits import answers, comments, ready, returned, reviews, translations, unconfirmed
from blog.editorial.waits.line import Line, in_order
from home.models import User

__all__ = ["SOURCES", "Line", "waiting_for"]

SOURCES = (reviews, unconfirmed, answers, returned, ready, comments, translations)


def waiting_for(user: User) -> list[Line]:
    """Return all that waits for somebody, by due date. The number of queries doesn't depend on how much it is."""
    return in_order(each for source in SOURCES for each in source.lines(user))
