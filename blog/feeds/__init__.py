"""Feeds: what a list shows of its own language, whole, as Atom, RSS and JSON Feed."""
