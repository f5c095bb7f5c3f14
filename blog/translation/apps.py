from django.apps import AppConfig


class TranslationConfig(AppConfig):
    name = "blog.translation"
    label = "translation"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save, pre_save
        from wagtail.models import Revision
        from wagtail.signals import page_unpublished, post_page_move, published, unpublished

        from blog.translation import memory, merging, reading, rules, saving
        from blog.translation.models import Credit, Translation
        from edition import publicity
        from edition.reading import leave_out
        from home import provenance

        for model in self.get_models():
            if model is not Credit:
                leave_out(model)
        publicity.register(rules.source_is_public)
        publicity.register(rules.nothing_missing)
        publicity.register(rules.nothing_unreviewed)
        provenance.register(reading.provenance)
        pre_save.connect(saving.attribute, sender=Revision)
        post_save.connect(saving.count, sender=Revision)
        post_delete.connect(saving.forget)
        published.connect(merging.source_published)
        published.connect(saving.went_public)
        for signal in (unpublished, page_unpublished):
            signal.connect(saving.went_public)
        for signal in (published, unpublished, page_unpublished):
            signal.connect(memory.went_public)
        post_delete.connect(memory.forget, sender=Translation)
        post_page_move.connect(saving.moved)
