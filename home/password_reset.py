"""A forgotten password: the answer and its time are the same whether or not somebody has an account."""

import logging
import unicodedata
from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django_tasks import task
from wagtail.admin.forms.auth import PasswordResetForm
from wagtail.users.models import UserProfile

from home.models import User

MAIL = "wagtailadmin/account/password_reset"

logger = logging.getLogger(__name__)


class ResetForm(PasswordResetForm):
    """Looks nobody up and sends nothing: it leaves a task for the worker."""

    def save(self, *args: Any, **options: Any) -> None:
        send_reset.enqueue(_digest(self.cleaned_data["email"]))


@task(backend="newsroom", queue_name="newsroom")
def send_reset(digest: str) -> None:
    """Send Wagtail's own mail to everybody who has an address.

    :param digest: a keyed hash of the address, since a task lies in the database, and stays there when it is done.
    """
    for user in User.objects.filter(is_active=True).exclude(email=""):
        if user.has_usable_password() and constant_time_compare(_digest(user.email), digest):
            _send(user)


def _send(user: User) -> None:
    context = {
        "user": user,
        "uid": urlsafe_base64_encode(force_bytes(user.pk)),
        "token": default_token_generator.make_token(user),
    }
    with translation.override(UserProfile.get_for_user(user).get_preferred_language()):
        subject = render_to_string(f"{MAIL}/email_subject.txt", context).strip()
        body = render_to_string(f"{MAIL}/email.txt", context)
    try:
        send_mail(subject, body, None, [user.email])
    except OSError as error:
        # Its words name the address, and a log is read by more people than the list of staff.
        logger.error("The mail for a forgotten password could not be sent: %s", type(error).__name__)


def _digest(address: str) -> str:
    written = unicodedata.normalize("NFKC", address).casefold()
    return salted_hmac(__name__, written, algorithm="sha256").hexdigest()
