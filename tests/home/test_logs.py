"""What never stands in a log."""

import io
import logging
import logging.config

import pytest
from django.conf import settings

SECRET = "s3cr3t-Of_a_link"


@pytest.fixture
def log() -> io.StringIO:
    """What the newsroom's own handler writes."""
    written = io.StringIO()
    configured = settings.LOGGING["filters"]["secrets"]
    handler = logging.StreamHandler(written)
    handler.addFilter(logging.config.DictConfigurator({"version": 1}).configure_filter(dict(configured)))
    logger = logging.getLogger("tests.secrets")
    logger.handlers, logger.propagate = [handler], False
    return written


@pytest.mark.parametrize(
    "address",
    [
        f"/admin/join/{SECRET}/",
        f"/admin/join/{SECRET}",
        f"/answer/{SECRET}/es/",
        f"https://newsroom.example/answer/{SECRET}/?utm=1",
        f"/admin/password_reset/confirm/MQ/{SECRET}/",
    ],
)
def test_the_secret_of_a_link_is_left_out(log: io.StringIO, address: str) -> None:
    logger = logging.getLogger("tests.secrets")
    logger.error("Internal Server Error: %s", address)
    logger.error(f"Forbidden: {address}")
    try:
        raise ValueError(address)
    except ValueError:
        logger.exception("Failed at %(address)s", {"address": address})
    assert SECRET not in log.getvalue()
    assert log.getvalue().count("…") == 4


def test_the_handler_of_every_log_has_the_filter() -> None:
    assert settings.LOGGING["root"]["handlers"] == ["console"]
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["secrets"]


def test_everything_else_stays(log: io.StringIO) -> None:
    logging.getLogger("tests.secrets").error("Not Found: %s", "/en/answer-to-all/news/")
    assert log.getvalue() == "Not Found: /en/answer-to-all/news/\n"
