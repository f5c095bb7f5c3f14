from django.apps import AppConfig


class EditionConfig(AppConfig):
    name = "edition"

    def ready(self) -> None:
        from edition import clock, journal, reading

        clock.connect()
        reading.connect()
        journal.connect()
