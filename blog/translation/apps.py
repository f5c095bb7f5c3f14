from django.apps import AppConfig


class TranslationConfig(AppConfig):
    name = "blog.translation"
    label = "translation"

    def ready(self) -> None:
        from django.db.models.signals import post_delete
        from wagtail.signals import published

        from blog.translation import merging, rules, start
        from edition import publicity

        publicity.register(rules.source_is_public)
        publicity.register(rules.nothing_missing)
        publicity.register(rules.nothing_unreviewed)
        post_delete.connect(start.release_base)
        published.connect(merging.source_published)
