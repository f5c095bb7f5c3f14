"""A real nginx with `deploy/nginx.conf`, on a free port of loopback."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from tests.edition.servers import free_port, running

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


@contextmanager
def nginx(folder: Path, edition: Path, django: int, more: str = "") -> Iterator[int]:
    """Serve an edition by nginx as deployed, but without encryption; give its port.

    :param folder: where nginx keeps what it needs.
    :param django: the port behind it.
    :param more: another server beside it.
    """
    port = free_port()
    conf = (settings.ROOT / "deploy/nginx.conf").read_text("utf-8")
    for ours, here in (
        (r"/srv/altavoz/var/edition", str(edition)),
        (r"/srv/altavoz/deploy", str(settings.ROOT / "deploy")),
        (r"127\.0\.0\.1:8000", f"127.0.0.1:{django}"),
        (r"listen 80;", f"listen 127.0.0.1:{free_port()};"),
        (r"listen 443 ssl( http2)?", f"listen 127.0.0.1:{port}"),
        (r" *ssl_certificate.*\n", ""),
        (r"# brotli_static on;", "brotli_static on;" if BROTLI.exists() else ""),
    ):
        assert re.search(ours, conf), ours
        conf = re.sub(ours, here, conf)
    folder.mkdir(exist_ok=True)
    (folder / "newsroom.conf").write_text(conf, "utf-8")
    main = [
        *(["user root;"] if os.getuid() == 0 else []),
        *([f"load_module {BROTLI};"] if BROTLI.exists() else []),
        f"daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;",
        "pcre_jit on;",
        "events {}",
        "http {",
        *(
            f"{name}_temp_path {folder}/{name};"
            for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        ),
        f"include {folder}/newsroom.conf; {more}",
        "}",
    ]
    (folder / "nginx.conf").write_text("\n".join(main), "utf-8")
    command = [NGINX or "nginx", "-p", str(folder), "-c", "nginx.conf", "-e", "stderr"]
    with running(command, port, dict(os.environ)):
        yield port
