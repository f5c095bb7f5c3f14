"""The tests: files in memory, fast passwords, static files under their plain names."""

from config.settings.base import *  # noqa: F403

DEBUG = False
SECRET_KEY = "tests only"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

# Nothing here searches in the admin, and keeping its index costs a third of every save.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database", "AUTO_UPDATE": False}}
MODELSEARCH_BACKENDS = WAGTAILSEARCH_BACKENDS

# No edition, except where a test builds one.
EDITION_ROOT = VAR / "no-edition"  # noqa: F405
