from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "blog.editorial"
    label = "editorial"

    def ready(self) -> None:
        from edition import publicity

        from blog.editorial import rules

        publicity.register(rules.approved)
        publicity.register(rules.embargo_is_over)
