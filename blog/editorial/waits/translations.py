"""What waits to be translated, for translators: a line for each of their languages, which leads to the queue."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.editorial.deadlines import due_text
from blog.editorial.roles import TRANSLATOR, has_role
from blog.editorial.waits.line import Line
from blog.translation.queue.lists import waiting_by_language
from home.chrome import LANGUAGES
from home.models import User


def lines(user: User) -> Iterator[Line]:
    """Yield a line for each language in which something waits. Others who may translate find it in the menu."""
    codes = [code for code in LANGUAGES if has_role(user, TRANSLATOR, code)]
    for found in waiting_by_language(codes) if codes else []:
        items = ngettext(
            "%(count)d item waits to be translated", "%(count)d items wait to be translated", found["items"]
        )
        words = ngettext("%(count)d word", "%(count)d words", found["words"])
        yield Line(
            title=LANGUAGES[found["code"]].name,
            language=LANGUAGES[found["code"]],
            url=f"{reverse('newsroom_desk')}?language={found['code']}",
            wanted=_("%(items)s, %(words)s.")
            % {"items": items % {"count": found["items"]}, "words": words % {"count": found["words"]}},
            detail=due_text(found["due"]) if found["due"] else "",
            button=_("Translate"),
            since=found["since"],
            due=found["due"],
        )
