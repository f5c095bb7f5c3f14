"""The real thing: everything that must not have a default is named here, and missing ones are listed at once."""

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *  # noqa: F403

REQUIRED = ("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "BASE_URL", "EMAIL_URL")

if missing := [name for name in REQUIRED if not env(name, default="")]:  # noqa: F405
    raise ImproperlyConfigured(f"Set these in the environment before starting: {', '.join(missing)}.")

DEBUG = False
SECRET_KEY = env("SECRET_KEY")  # noqa: F405
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY is too short: give it at least 50 characters.")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")  # noqa: F405

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CLIENT_ADDRESS = "HTTP_X_FORWARDED_FOR"
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
