from django.apps import AppConfig


class BlogConfig(AppConfig):
    name = "blog"

    def ready(self) -> None:
        from django.core import checks

        from blog import entries, front, old_addresses
        from blog.cards import keeping as cards
        from blog.cards.checks import check_shaper
        from blog.feeds.lists import news_feed_links
        from blog.search import keeping as search
        from home.chrome import register_feeds
        from home.sections import register_section

        entries.connect()
        old_addresses.connect()
        cards.connect()
        search.connect()
        checks.register(check_shaper)
        register_section(front.latest)
        register_section(front.campaigns)
        register_section(front.voices)
        register_feeds(news_feed_links)
