"""What granian serves: `config.wsgi:application`, with the project's root as working directory.

The edition answers first; without one, and where it holds nothing, Django does.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [path for path in (str(ROOT), str(ROOT / "site")) if path not in sys.path]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

from django.core.wsgi import get_wsgi_application  # noqa: E402

from edition.serving import FromEdition  # noqa: E402

application = FromEdition(get_wsgi_application())
