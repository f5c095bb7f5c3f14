from django.db import models


class FailedSignIns(models.Model):
    """How often in a row somebody failed to sign in to one account from one network, for a quarter of an hour.

    Neither is kept: only a keyed hash of both.
    """

    digest = models.CharField(max_length=64, unique=True)
    number = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.digest[:8]}: {self.number}"
