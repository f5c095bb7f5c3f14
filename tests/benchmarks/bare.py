"""WhiteNoise alone on a folder, for a server to run: what the edition's answers are measured against."""

import os
from typing import Any

from whitenoise import WhiteNoise


def nothing(environ: Any, start_response: Any) -> list[bytes]:
    start_response("404 Not Found", [])
    return []


application = WhiteNoise(nothing, root=os.environ["BARE_ROOT"])
