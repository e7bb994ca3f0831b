"""Publishing whole or not at all: a site is built beside the published one and moved into its place."""

from __future__ import annotations

import shutil
from pathlib import Path

STAGING = ".partial"
REPLACED = ".replaced"


def staging(site: Path) -> Path:
    """The folder a build writes into until it is whole: beside ``site``, so that moving it is a rename."""
    return site.with_name(site.name + STAGING)


def publish(site: Path) -> None:
    """Move the staged build into the place of ``site``; the one published before is gone afterwards.

    Raises OSError where a file of the old site is held open (Windows); the old site is then put back.
    """
    replaced = site.with_name(site.name + REPLACED)
    shutil.rmtree(replaced, ignore_errors=True)
    if site.exists():
        site.rename(replaced)
    try:
        staging(site).rename(site)
    except OSError:
        if replaced.exists():
            replaced.rename(site)
        raise
    shutil.rmtree(replaced, ignore_errors=True)


def discard(site: Path) -> None:
    """Remove what a failed build left behind; ``site`` itself is untouched."""
    shutil.rmtree(staging(site), ignore_errors=True)
