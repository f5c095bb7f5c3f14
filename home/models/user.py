from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext


class User(AbstractUser):
    """Somebody who works in the newsroom. Ours from the first migration, because it can't become ours later."""

    # Kinds of mail that this person doesn't want: see blog.editorial.mails.
    unwanted_mail = models.JSONField(default=list, blank=True, editable=False)
    # They left, and their name went with them: see blog.editorial.verbs.leave.
    nameless = models.BooleanField(default=False, editable=False)

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def get_full_name(self) -> str:
        """Return the name; in the reader's language *Former member* for somebody whose name went with them."""
        return gettext("Former member") if self.nameless else super().get_full_name()
