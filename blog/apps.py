from django.apps import AppConfig


class BlogConfig(AppConfig):
    name = "blog"

    def ready(self) -> None:
        from blog import entries, front
        from blog.feeds.lists import news_feed_links
        from home.chrome import register_feeds
        from home.sections import register_section

        entries.connect()
        register_section(front.latest)
        register_section(front.voices)
        register_feeds(news_feed_links)
