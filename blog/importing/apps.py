from django.apps import AppConfig


class ImportingConfig(AppConfig):
    name = "blog.importing"
    label = "importing"

    def ready(self) -> None:
        from edition.reading import leave_out

        for model in self.get_models():
            leave_out(model)
