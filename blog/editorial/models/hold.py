from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Hold(models.Model):
    """These very words were said by this person: a quote is held. Bound to a hash of the original words.

    `quote` is the source, in whatever language; its translations are held with it.
    """

    class How(models.TextChoices):
        ANSWER = "answer", _("approved by the speaker, by link")
        TAKEN = "taken", _("taken from the speaker by a member of staff")
        STAFF = "staff", _("approved by the speaker, who is staff")
        PUBLIC = "public", _("said in public")

    class Way(models.TextChoices):
        PHONE = "phone", _("by phone")
        IN_PERSON = "person", _("in person")
        MESSAGE = "message", _("by message")

    quote = models.ForeignKey("blog.Quote", on_delete=models.CASCADE, related_name="holds")
    words_hash = models.CharField(max_length=64)
    how = models.CharField(_("how it is held"), max_length=10, choices=How.choices)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="holds"
    )
    held_at = models.DateTimeField(auto_now_add=True)
    way = models.CharField(_("how it was taken"), max_length=10, choices=Way.choices, blank=True)
    taken_at = models.DateTimeField(_("when it was taken"), null=True, blank=True)
    source_url = models.URLField(_("address where the words stand"), max_length=2000, blank=True)
    source_document = models.ForeignKey(
        "home.Attachment", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    question = models.ForeignKey("editorial.Question", null=True, on_delete=models.SET_NULL, related_name="+")
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("hold of a quote")
        verbose_name_plural = _("holds of quotes")
        indexes = [models.Index(fields=["quote", "words_hash"], name="hold_of_words")]

    def __str__(self) -> str:
        return f"{self.how} {self.quote_id} {self.words_hash[:8]}"
