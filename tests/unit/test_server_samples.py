"""The samples for nginx and IIS say the same, so that what the browser tests prove of one holds for the other."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

SERVER = Path(__file__).resolve().parents[2] / "server"
NGINX = (SERVER / "nginx.conf").read_text("utf-8")
IIS = ET.parse(SERVER / "web.config")
SAME = ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"]
SAME += ["Permissions-Policy"]


def nginx_headers() -> dict[str, str]:
    found = re.findall(r'^\s*add_header (\S+) (?:"([^"]*)"|(\S+))(?: always)?;', NGINX, re.M)
    return {name: quoted or plain for name, quoted, plain in found}


def iis_headers() -> dict[str, str]:
    headers = IIS.find("./system.webServer/httpProtocol/customHeaders")
    assert headers is not None
    return {entry.get("name", ""): entry.get("value", "") for entry in headers.findall("add")}


def test_both_send_the_same_headers() -> None:
    ours, theirs = nginx_headers(), iis_headers()
    assert {name: ours[name] for name in SAME} == theirs


def test_both_know_the_kinds_of_files() -> None:
    kinds = {entry.get("fileExtension"): entry.get("mimeType") for entry in IIS.iter("mimeMap")}
    assert kinds[".md"] == "text/markdown; charset=utf-8"
    assert kinds[".ics"] == "text/calendar; charset=utf-8"
    assert "text/markdown md;" in NGINX
    assert "text/calendar ics;" in NGINX


def test_iis_keeps_stamped_files_and_asks_again_for_all_others() -> None:
    kept = {
        place.get("path"): cache.get("cacheControlMode")
        for place in IIS.findall("./location")
        for cache in place.iter("clientCache")
    }
    assert kept == {
        "assets/stylesheets": "UseMaxAge",
        "assets/javascripts": "UseMaxAge",
        "search": "UseMaxAge",
        "assets/javascripts/alone/portal.js": "DisableCache",
    }
    default = IIS.find("./system.webServer/staticContent/clientCache")
    assert default is not None
    assert default.get("cacheControlMode") == "DisableCache"


def test_the_portal_is_the_one_in_the_settings() -> None:
    settings = (SERVER.parent / "mkdocs.yml").read_text("utf-8")
    portal = re.search(r"origins:.*\n\s*- (\S+)", settings)
    assert portal
    for text in (NGINX, (SERVER / "web.config").read_text("utf-8")):
        assert f"frame-ancestors 'self' {portal[1]}" in text
