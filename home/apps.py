from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from edition import publicity
        from home import tasks
        from home.rules import parent_is_public

        tasks.connect()
        publicity.register(parent_is_public)
