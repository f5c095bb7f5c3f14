"""The mail with a link for somebody outside.

It is sent at once, by who asks, and not through the queue of tasks: a queued task's arguments stay in the database, and
neither the link nor the address may. Who asks also hears at once whether it went.
"""

import logging
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from blog.editorial.models.question import Question
from blog.moments import clock_text
from home.models import User

logger = logging.getLogger(__name__)


def send(question: Question, link: str, address: str, organisation: str, asker: User) -> bool:
    """Send a link in the language that somebody is asked in; say whether it went."""
    with translation.override(question.language):
        context = {
            "name": question.name,
            "is_quote": question.is_about_quote,
            "organisation": organisation,
            "link": link,
            "expires": question.expires_at,
            "until": clock_text(question.expires_at),
            "asker": asker.get_full_name() or asker.username,
        }
        subject = _("Are these your words?") if question.is_about_quote else _("Is this right?")
        mail = EmailMessage(
            subject,
            render_to_string("emails/asked.txt", context),
            to=[address],
            reply_to=[asker.email] if asker.email else None,
        )
    try:
        return mail.send() == 1
    except (OSError, SMTPException) as error:
        # The kind of error only: its words may name the address.
        logger.warning("A link could not be mailed: %s", type(error).__name__)
        return False
