from django.apps import AppConfig


class BlogConfig(AppConfig):
    name = "blog"

    def ready(self) -> None:
        from django.core import checks

        from blog import addresses, entries, front, old_addresses, probes
        from blog.cards import keeping as cards
        from blog.cards.checks import check_shaper
        from blog.feeds.lists import news_feed_links
        from blog.models import Card, Entry, EntryList, EntryPlace
        from blog.search import keeping as search
        from edition import addresses as edition
        from edition import probes as stranger
        from edition.journal import leave_to_writer
        from edition.reading import leave_out
        from home.chrome import register_feeds
        from home.sections import register_section

        for provider in (addresses.of_lists, addresses.of_quotes_and_people, addresses.of_sitemaps):
            edition.register(provider)
        for prober in (probes.of_search, probes.of_short_addresses, probes.of_texts, probes.of_lists):
            stranger.register(prober)
        for model in (EntryList, EntryPlace, Card):
            leave_out(model)
        leave_to_writer(Entry)
        entries.connect()
        old_addresses.connect()
        cards.connect()
        search.connect()
        checks.register(check_shaper)
        register_section(front.latest)
        register_section(front.campaigns)
        register_section(front.voices)
        register_feeds(news_feed_links)
