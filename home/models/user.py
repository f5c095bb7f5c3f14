from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """Somebody who works in the newsroom. Ours from the first migration, because it can't become ours later."""

    # Kinds of mail that this person doesn't want: see blog.editorial.mails.
    unwanted_mail = models.JSONField(default=list, blank=True, editable=False)

    def __str__(self) -> str:
        return self.get_full_name() or self.username
