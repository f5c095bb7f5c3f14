"""The process from which those of an office are forked: it has founded the newsroom, and drawn every page once."""

import django
from django.db import connections

django.setup()

from tests.edition import errands  # noqa: E402

errands.found()
connections.close_all()
