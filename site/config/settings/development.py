"""One machine, nothing secret: what `make run` uses."""

from config.settings.base import *  # noqa: F403

VAR.mkdir(parents=True, exist_ok=True)  # noqa: F405 SQLite makes its file, but no directory
DEBUG = env.bool("DEBUG", default=False)  # noqa: F405
SECRET_KEY = "development only: production refuses to start without one of its own"
ALLOWED_HOSTS = ["*"]

# Static files straight from the sources: nothing to collect, and an edit shows on reload to who is signed in. Readers
# get what the edition holds, which is built anew after a restart.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
