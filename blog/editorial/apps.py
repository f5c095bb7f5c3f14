from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "blog.editorial"
    label = "editorial"

    def ready(self) -> None:
        from django.core import checks

        from blog import ledger_rules
        from blog.editorial import languages, rules
        from edition import publicity

        publicity.register(rules.approved)
        publicity.register(rules.embargo_is_over)
        publicity.register(ledger_rules.history_is_kept)
        publicity.register(ledger_rules.demands_exist)
        checks.register(languages.check_dropped, checks.Tags.database)
