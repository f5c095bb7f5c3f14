"""What an edition has to be told of in the transaction that does it, and what it tells."""

from django.dispatch import Signal

# A page has another slug, and all below it another address. Wagtail says so after the commit (`page_slug_changed`): who
# is killed before that has never said it. With `instance`, and `instance_before`: its row before, with `url_path` and
# `first_published_at`.
slug_changed = Signal()

# An edition is about to be built from nothing: whoever keeps something that pages show makes it right first.
edition_begins = Signal()
