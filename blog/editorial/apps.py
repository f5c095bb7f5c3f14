from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "blog.editorial"
    label = "editorial"

    def ready(self) -> None:
        from blog.editorial import rules
        from edition import publicity

        publicity.register(rules.approved)
        publicity.register(rules.embargo_is_over)
