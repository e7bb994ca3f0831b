"""Pins the dependencies of pyproject.toml with the hashes of every platform's files.

Run by ``make lock``. The result names no package registry: whoever installs uses their own.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEADER = "# Made by `make lock` from pyproject.toml; do not edit.\n"
COMMON = [
    "--quiet", "--upgrade", "--generate-hashes", "--strip-extras", "--allow-unsafe", "--no-header",
    "--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host", "--no-emit-options",
]  # fmt: skip


def compile_to(target: str, *options: str) -> None:
    """Resolve pyproject.toml and write ``target``."""
    command = [sys.executable, "-m", "piptools", "compile", *COMMON, *options, "--output-file", target]
    subprocess.run([*command, "pyproject.toml"], check=True)
    path = Path(target)
    path.write_text(HEADER + path.read_text("utf-8"), "utf-8", newline="\n")


def main() -> None:
    """Pin what the site needs, then the tests' additions on top of the same versions."""
    compile_to("requirements.txt")
    compile_to("requirements-test.txt", "--extra", "test", "--constraint", "requirements.txt")


if __name__ == "__main__":
    main()
