"""What no log may hold: addresses that are secrets by themselves."""

import logging
import re

# The part behind is what lets somebody in: see blog.editorial.answer_view.
_SECRET = re.compile(r"(/answer/)[^\s'\"<>]+")
_SHOWN = r"\1…"


def redacted(text: str) -> str:
    return _SECRET.sub(_SHOWN, text)


class HideSecrets(logging.Filter):
    """Takes secret addresses out of a record: out of its line, and out of the traceback below it."""

    def filter(self, record: logging.LogRecord) -> bool:
        line = record.getMessage()
        if "/answer/" in line:
            record.msg, record.args = redacted(line), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = redacted(logging.Formatter().formatException(record.exc_info))
        return True
