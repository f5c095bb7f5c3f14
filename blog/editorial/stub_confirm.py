"""Stands in for the screen that confirms until it is merged."""

from django.http import HttpRequest, HttpResponse


def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse(f"Confirm {pk}")
