from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Invitation(models.Model):
    """Somebody is asked to join the newsroom. The link itself is not kept, only a digest of its secret.

    Nor is the address, once the invitation is accepted or withdrawn.
    """

    email = models.EmailField(_("email address"))
    # The language of the mail and, once they have joined, of their admin.
    language = models.CharField(_("language"), max_length=35)
    # Names of groups: see blog.editorial.roles.
    groups = models.JSONField(_("roles"), default=list)
    secret_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="invitations"
    )
    invited_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        # It is what Wagtail's log keeps for ever: no address.
        return gettext("Invitation %(number)d") % {"number": self.pk}
