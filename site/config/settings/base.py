"""What every environment shares. Values that differ from place to place come from the environment."""

from datetime import timedelta
from pathlib import Path

import environ
from django.conf.locale import LANG_INFO

from config.languages import COMPLETE, lang_info, languages

ROOT = Path(__file__).resolve().parents[3]
env = environ.Env()
VAR = Path(env("VAR_DIR", default=str(ROOT / "var")))

INSTALLED_APPS = [
    "blog.editorial",
    "blog.translation",
    "blog.importing",
    "blog",
    "home",
    "edition",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

# What stands before WhiteNoise is around the edition's files too: see edition.headers.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "home.middleware.SecurityHeaders",
    "csp.middleware.CSPMiddleware",
    "home.middleware.StaffPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "home.middleware.NoNulInAddresses",
    "edition.userbar.StaffUserbar",
    "home.middleware.NoCookiesForReaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "edition.staff.StaffCookie",
    "django.contrib.messages.middleware.MessageMiddleware",
    "edition.telling.TellStaff",
    "home.middleware.NewsroomTime",
    "home.middleware.RefusalMessages",
    "home.middleware.OldAddresses",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
            ],
        },
    },
]

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": VAR / "altavoz.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # What is public is on the disk at once: a loss of power may not take back the rows that know of it.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    },
}


def database(url: str) -> dict[str, object]:
    """Return Django's settings for a DATABASE_URL; SQLite gets the options that let processes share it."""
    settings = env.db_url_config(url)
    return {**SQLITE, "NAME": settings["NAME"]} if "sqlite" in settings["ENGINE"] else settings


DATABASES = {"default": database(url) if (url := env("DATABASE_URL", default="")) else SQLITE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# `default` runs at once, so that Wagtail's reference index is right inside the transaction; only our own
# tasks name `newsroom`.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "newsroom": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["newsroom"]},
}

AUTH_USER_MODEL = "home.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
LOGIN_URL = "wagtailadmin_login"

# Signing in: see home.sign_in.

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_HANDLER = "home.sign_in.Throttle"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "home.sign_in.network_of"
AXES_LOCKOUT_CALLABLE = "home.sign_in.refuse"
CLIENT_ADDRESS = "REMOTE_ADDR"

# Languages. What the environment adds, Django learns here; catalogues of those stand under VAR.

NEWSROOM_LANGUAGES = languages(env("NEWSROOM_LANGUAGES", default=""))
LANG_INFO.update(lang_info([language for language in NEWSROOM_LANGUAGES if language not in COMPLETE]))
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["config.formats"]
TIME_ZONE = "UTC"
LANGUAGE_CODE = NEWSROOM_LANGUAGES[0].code
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [(language.code, language.name) for language in NEWSROOM_LANGUAGES]
LANGUAGES_BIDI = [
    language.code.split("-")[0] for language in NEWSROOM_LANGUAGES if language.direction == "rtl"
]
LOCALE_PATHS = [ROOT / "home" / "locale", VAR / "locale"]
WAGTAIL_I18N_ENABLED = True
WAGTAILREDIRECTS_AUTO_CREATE = False  # home.old_addresses does it
WAGTAILADMIN_PERMITTED_LANGUAGES = [(language.code, language.name) for language in COMPLETE]

# Files

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "site" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Published pages as files, and the code that makes them: see docs/edition.md.
EDITION_ROOT = VAR / "edition"
EDITION_SOURCES = [ROOT / name for name in ("site", "home", "blog", "templates", "requirements.lock")]

# Mail

vars().update(env.email_url("EMAIL_URL", default="filemail:///"))
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="newsroom@localhost")

# Wagtail

WAGTAIL_SITE_NAME = "Altavoz"
WAGTAILADMIN_BASE_URL = env("BASE_URL", default="http://127.0.0.1:8000")
WAGTAILIMAGES_IMAGE_MODEL = "home.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "heic", "heif", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 40 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "home.Attachment"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_FORM_BASE = "home.forms.AttachmentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ods", "odt", "pdf", "txt", "xlsx"]
WHITENOISE_ALLOW_ALL_ORIGINS = False
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "blog.editorial.finish.leave_unpublished"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_LOGIN_URL = "wagtailadmin_login"
WAGTAILADMIN_USER_LOGIN_FORM = "home.sign_in.LoginForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "home.password_reset.ResetForm"
WAGTAILSEARCH_BACKENDS: dict[str, dict[str, object]] = {
    "default": {"BACKEND": "modelsearch.backends.database"}
}
MODELSEARCH_BACKENDS = WAGTAILSEARCH_BACKENDS
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []

# What a browser may do with our answers. Staff pages get a policy of their own in home.middleware.

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# No address of a reader is written down: the server's access log is off, and Django's own lines carry none. Nor is the
# secret of a link.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {
        "secrets": {
            "()": "home.logs.SecretsInAddresses",
            "prefixes": ["/answer/", "/admin/join/", "/admin/password_reset/confirm/"],
        }
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["secrets"]},
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # On the logger too: it has handlers of Django's own, such as mail to administrators.
        "django.request": {"level": "ERROR", "filters": ["secrets"]},
        "django_tasks": {"level": "WARNING"},
        "axes": {"level": "CRITICAL"},
        "wagtail": {"level": "WARNING"},
    },
}
