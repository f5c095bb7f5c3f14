from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "blog.editorial"
    label = "editorial"

    def ready(self) -> None:
        from django.core import checks

        from blog import ledger_rules
        from blog.editorial import (
            carrying,
            desk_review,
            holding,
            languages,
            listening,
            locks,
            roles,
            rules,
            words_quoted,
        )
        from blog.translation import review
        from blog.translation.merging import shared_followed
        from edition import publicity
        from edition.reading import leave_out
        from home import rights
        from home.locks import register

        for model in self.get_models():
            leave_out(model)
        publicity.register(rules.approved)
        publicity.register(rules.embargo_is_over)
        publicity.register(holding.quotes_are_held)
        publicity.register(words_quoted.words_stand_in_text)
        publicity.register(ledger_rules.history_is_kept)
        publicity.register(ledger_rules.demands_exist)
        register(locks.approved_lock)
        rights.register(roles.changes_only_translations)
        review.register(desk_review.DESK)
        listening.connect()
        shared_followed.connect(carrying.carry_over)
        checks.register(languages.check_dropped, checks.Tags.database)
