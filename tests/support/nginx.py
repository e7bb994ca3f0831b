"""A real nginx that serves a folder with the sample configuration, changed where an administrator changes it."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from pathlib import Path

import pytest

import find_nginx
from conftest import ROOT

SAMPLE = ROOT / "server" / "nginx.conf"
PORTAL = "https://portal.example.com"

MAIN = """\
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  include {folder}/handbook.conf;
}}
"""


class Nginx:
    """Serves ``site`` on a free port of this machine; ``portal`` is the origin that may embed it."""

    def __init__(self, site: Path, folder: Path, portal: str = PORTAL) -> None:
        program = find_nginx.find_nginx()
        if program is None:
            pytest.fail(f"no nginx found. Type: {find_nginx.ADVICE}", pytrace=False)
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}/"
        folder.mkdir(parents=True, exist_ok=True)
        sample = SAMPLE.read_text("utf-8")
        assert sample.count(PORTAL) == 2
        sample = sample.replace("/srv/handbook", str(site)).replace(PORTAL, portal)
        sample = sample.replace("listen 80;", f"listen 127.0.0.1:{self.port};")
        (folder / "handbook.conf").write_text(sample, "utf-8")
        user = "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(MAIN.format(folder=folder, user=user), "utf-8")
        command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE)
        self._wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            if self.process.poll() is not None:
                assert self.process.stderr is not None
                pytest.fail(f"nginx does not start: {self.process.stderr.read().decode()}", pytrace=False)
            time.sleep(0.05)
        pytest.fail("nginx does not answer", pytrace=False)

    def stop(self) -> None:
        """End the server."""
        self.process.terminate()
        self.process.communicate(timeout=10)


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
