from django.apps import AppConfig

from edition import clock

# Before any model takes `timezone.now` as a default.
clock.connect()


class EditionConfig(AppConfig):
    name = "edition"

    def ready(self) -> None:
        from edition import journal, reading

        reading.connect()
        journal.connect()
