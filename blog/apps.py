from django.apps import AppConfig


class BlogConfig(AppConfig):
    name = "blog"

    def ready(self) -> None:
        from blog import entries, front
        from blog.search import keeping
        from home.sections import register_section

        entries.connect()
        keeping.connect()
        register_section(front.latest)
        register_section(front.voices)
