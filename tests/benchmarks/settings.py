"""The newsroom as it is run, in a folder that a benchmark gives by VAR_DIR."""

from config.settings.base import *  # noqa: F403

SECRET_KEY = "benchmarks only"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
