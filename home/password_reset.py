"""A forgotten password: the answer and its time are the same whether or not somebody has an account."""

import logging
import unicodedata
from datetime import timedelta
from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django_tasks import task
from django_tasks_db.models import DBTaskResult
from wagtail.admin.forms.auth import PasswordResetForm
from wagtail.users.models import UserProfile

from home.models import User

PAUSE = timedelta(minutes=5)
MAIL = "wagtailadmin/account/password_reset"

logger = logging.getLogger(__name__)


class ResetForm(PasswordResetForm):
    """Looks nobody up and sends nothing: it leaves a task for the worker."""

    def save(self, *args: Any, **options: Any) -> None:
        send_reset.enqueue(_digest(self.cleaned_data["email"]))


@task(backend="newsroom", queue_name="newsroom")
def send_reset(digest: str) -> bool:
    """Send Wagtail's own mail to everybody who has an address; return whether one went out.

    Who got one a moment ago gets no other: its link still works, and nobody's mailbox can be filled.

    :param digest: a keyed hash of the address, since a task lies in the database, and stays there when it is done.
    """
    before = DBTaskResult.objects.filter(
        task_path=send_reset.module_path,
        args_kwargs__args=[digest],
        return_value=True,
        finished_at__gt=timezone.now() - PAUSE,
    )
    if before.exists():
        return False
    sent = [
        _send(user)
        for user in User.objects.filter(is_active=True).exclude(email="")
        if user.has_usable_password() and constant_time_compare(_digest(user.email), digest)
    ]
    return any(sent)


def _send(user: User) -> bool:
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
        return False
    return True


def _digest(address: str) -> str:
    written = unicodedata.normalize("NFKC", address).casefold()
    return salted_hmac(__name__, written, algorithm="sha256").hexdigest()
