"""``make zip``: an offline copy of the published site, PDFs included, with a note for whoever opens it.

``python -m handbook.exports.archive site handbook.zip``; the same site gives the same bytes on every machine.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

FOLDER = "handbook"
NOTE = "先读我.txt"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip can say
DEFAULTS = ("site", "handbook.zip")


def archive(files: dict[str, bytes], title: str, version: str) -> bytes:
    """The zip of a site's ``files`` (by address below its root), all in one folder beside the note."""
    pdfs = sorted(name for name in files if name.endswith(".pdf"))
    whole = {NOTE: note(title, version, pdfs)} | {f"{FOLDER}/{name}": files[name] for name in sorted(files)}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for name, content in whole.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3  # the same on Windows
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, content)
    return buffer.getvalue()


def note(title: str, version: str, pdfs: list[str]) -> bytes:
    """The note: Windows line ends and a byte order mark, so that every editor shows it."""
    lines = [
        f"{title}{f'　版本 {version}' if version else ''}",
        "",
        "怎么打开",
        "1. 先把整个压缩包解压到一个文件夹，不要在压缩包里直接点开。",
        f"2. 打开 {FOLDER} 文件夹，双击 index.html。",
        "3. 不用联网，不用安装。搜索、计算器、清单、打印都能用。",
        "",
        *(["要打印的手册", *(f"- {FOLDER}/{name}" for name in pdfs if "/" not in name.removeprefix("pdf/")), ""] if pdfs else []),
        "要知道的",
        "- 勾过的清单留在这台电脑的这个浏览器里。文件夹换了地方，旧的勾选就看不到了，重要的请先导出。",
        "- 这是一份拷贝，不会自己更新。办事之前，核对一下首页底部的版本号。",
    ]
    return "\ufeff".encode() + "".join(f"{line}\r\n" for line in lines).encode()


def main(arguments: list[str]) -> int:
    """Pack the site in the folder named into the file named; 1 when there is no site."""
    site, target = (Path(argument) for argument in [*arguments, *DEFAULTS[len(arguments) :]])
    if not (site / "links.json").exists():
        sys.stderr.write(f"{site} 里没有建好的网站，先运行 make site。\n")
        return 1
    about = json.loads((site / "links.json").read_text("utf-8"))
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    unfinished = target.with_name(f"{target.name}.part")
    unfinished.write_bytes(archive(files, about["title"], about["version"]))
    unfinished.replace(target)
    sys.stdout.write(f"{target}：{len(files)} 个文件，{target.stat().st_size / 1e6:.1f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
