from django.apps import AppConfig


class TranslationConfig(AppConfig):
    name = "blog.translation"
    label = "translation"

    def ready(self) -> None:
        from edition import publicity

        from blog.translation import rules

        publicity.register(rules.source_is_public)
        publicity.register(rules.nothing_missing)
