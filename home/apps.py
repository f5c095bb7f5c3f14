from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from django.core import checks
        from django.db.models.signals import pre_save

        from edition import addresses, publicity, reading
        from home import catalogues, languages, moves, old_addresses, tasks
        from home.addresses import of_pages, of_site
        from home.models import Rendition
        from home.rules import parent_is_public

        addresses.register(of_pages)
        addresses.register(of_site)
        reading.leave_out(Rendition)
        tasks.connect()
        moves.connect()
        old_addresses.connect()
        publicity.register(parent_is_public)
        publicity.register(languages.language_is_open)
        pre_save.connect(languages.before_save)
        checks.register(catalogues.check_stubs, checks.Tags.translation)
