"""Work arrives: a translation is begun, or its source says something that it doesn't say yet. Others listen."""

from django.dispatch import Signal

# Sent with `row`, a Translation that has something to do, and `user`, who brought that about (None: nobody), inside
# the transaction. A minor edit brings no work.
arrived = Signal()
