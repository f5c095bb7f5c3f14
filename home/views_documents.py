"""Documents as staff open them: readers get one only while something public uses it."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.permissions import policy_registry

from home.models import Attachment


@require_safe
def open_document(request: HttpRequest, document_id: int) -> FileResponse:
    """Send a document as a file to those who may use or change it. Wagtail says of its screens: not to be stored."""
    document = get_object_or_404(Attachment, pk=document_id)
    policy = policy_registry.get_by_type(Attachment)
    if not policy.user_has_any_permission_for_instance(request.user, ["choose", "change"], document):
        raise PermissionDenied
    try:
        file = document.file.open()
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(
        file,
        as_attachment=True,
        filename=document.filename,
        content_type=document.content_type,
    )
