"""LibreOffice, headless, as an independent calculator of workbooks."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import find_office

ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item>
</oor:items>
"""


def recalculate(files: list[Path], folder: Path) -> list[Path]:
    """The workbooks calculated anew, whatever results were written in them; in ``folder``, in the same order."""
    program = find_office.find_office()
    if program is None:
        pytest.fail(f"no LibreOffice found. Type: {find_office.ADVICE}", pytrace=False)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE, encoding="utf-8")
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(folder),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=600,
    )
    return [folder / file.name for file in files]
