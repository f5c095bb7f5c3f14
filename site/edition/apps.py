from django.apps import AppConfig


class EditionConfig(AppConfig):
    name = "edition"

    def ready(self) -> None:
        from edition import journal, reading

        reading.connect()
        journal.connect()
