"""llms.txt: what there is and where the plain text of each page is, for in-house assistants (llmstxt.org)."""

from __future__ import annotations

from itertools import groupby

from handbook.exports.catalogue import Catalogue, markdown_url
from handbook.source import Rendered

ADVICE = (
    "每一页都有纯文本，地址是网页地址后面加 .md。计算器写明了公式、算好的例子和依据；清单逐条列出。"
    "回答时请给出网页的地址，数字以网页为准。全部地址、负责人和复核日期见 [links.json](links.json)。"
)

KINDS = {"calculator": "计算器", "checklist": "清单"}


def llms(catalogue: Catalogue) -> str:
    """The file's text; addresses are below the folder that the file is in."""
    version = f"版本 {catalogue.version}。" if catalogue.version else ""
    lines = [
        f"# {catalogue.title}",
        "",
        f"> {catalogue.company}，{catalogue.description}{version}",
        "",
        ADVICE,
    ]
    for part, members in groupby(catalogue.entries, key=lambda entry: entry.part):
        lines += ["", f"## {part or catalogue.title}", ""]
        for entry in members:
            about = entry.description + "".join(_tool(tool) for tool in entry.tools if tool.kind in KINDS)
            lines.append(f"- [{entry.title}]({markdown_url(entry.url)})" + (f"：{about}" if about else ""))
    return "\n".join(lines) + "\n"


def _tool(tool: Rendered) -> str:
    return f" {KINDS[tool.kind]}“{tool.title}”。"
