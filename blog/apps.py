from django.apps import AppConfig


class BlogConfig(AppConfig):
    name = "blog"

    def ready(self) -> None:
        from django.core import checks

        from blog import entries, front, old_addresses
        from blog.cards import keeping
        from blog.cards.checks import check_shaper
        from home.sections import register_section

        entries.connect()
        old_addresses.connect()
        keeping.connect()
        checks.register(check_shaper)
        register_section(front.latest)
        register_section(front.campaigns)
        register_section(front.voices)
