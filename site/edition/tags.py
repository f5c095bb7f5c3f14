"""Tags that stand for more than a row: see `edition.reading.tags_of`. Those of lists come from who keeps them."""

# All there is.
EVERYTHING = "*"
# What gives old addresses, all of them.
REDIRECTS = "redirects"
# Before the address of a picture, card, document or static file that a page shows; alone, what gives those addresses.
ASSET = "asset:"
