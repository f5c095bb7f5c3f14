from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.editorial.models.about import About


class Question(About):
    """A link for somebody without an account: the speaker of a quote, or who checks a statement from outside.

    It is about a quote's source, or about a statement, in exactly the words it was sent for. The link itself is not
    kept: only a digest of its secret, so that nobody who reads the database can answer. Nor is the address it was
    sent to.
    """

    class Answer(models.TextChoices):
        APPROVED = "approved", _("approved")
        CHANGED = "changed", _("wants other words")
        REFUSED = "refused", _("refused")

    words_hash = models.CharField(max_length=64)
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=35)
    secret_digest = models.CharField(max_length=64, unique=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="questions"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, editable=False)

    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, editable=False)
    words = models.TextField(_("proposed words"), blank=True)
    comment = models.TextField(_("comment"), blank=True)
    # Somebody on staff has dealt with the answer: taken the words, or left them.
    settled_at = models.DateTimeField(null=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("question to somebody outside")
        verbose_name_plural = _("questions to people outside")
        indexes = [models.Index(fields=["content_type", "object_id"], name="question_about")]

    def __str__(self) -> str:
        return f"{self.name}: {self.answer or '…'}"

    @property
    def is_about_quote(self) -> bool:
        return self.content_type.model == "quote"
