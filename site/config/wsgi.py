"""What granian serves: `config.wsgi:application`, with the project's root as working directory.

The edition answers first; without one, and where it holds nothing, Django does.
"""

import gc
import os
import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [path for path in (str(ROOT), str(ROOT / "site")) if path not in sys.path]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

from django.conf import settings  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402

from edition.serving import FromEdition  # noqa: E402

application = FromEdition(get_wsgi_application())

# What is loaded by now stays. As long as the collector went through it, it stopped a request for a third of a second
# now and then: those of staff, who publish in them.
import_module(settings.ROOT_URLCONF)
gc.collect()
gc.freeze()
