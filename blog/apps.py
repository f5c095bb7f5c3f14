from django.apps import AppConfig


class BlogConfig(AppConfig):
    name = "blog"

    def ready(self) -> None:
        from blog import entries, front, old_addresses
        from home.sections import register_section

        entries.connect()
        old_addresses.connect()
        register_section(front.latest)
        register_section(front.voices)
