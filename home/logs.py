"""What is kept out of every log: the secrets of links, which stand in their addresses."""

import logging
import re
import traceback
from collections.abc import Iterable


class SecretsInAddresses(logging.Filter):
    """Writes … in place of what follows these parts of addresses, up to the next slash."""

    def __init__(self, prefixes: Iterable[str]) -> None:
        super().__init__()
        names = "|".join(re.escape(prefix) for prefix in prefixes)
        self._secret = re.compile(rf"({names})[^\s?#'\"<>]+")

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self._without(record.getMessage()), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = "".join(traceback.format_exception(*record.exc_info)).rstrip("\n")
        if record.exc_text:
            record.exc_text = self._without(record.exc_text)
        return True

    def _without(self, text: str) -> str:
        return self._secret.sub(r"\1…", text)
