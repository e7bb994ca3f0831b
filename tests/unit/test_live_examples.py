"""Code of the guide that is opened with the word ``live``: shown as it is written, and below it what it becomes."""

import pytest
from markdown import Markdown

from handbook.blocks import HandbookBlocks
from handbook.problems import Problems

SOURCE = """文字

```markdown live
/// checklist | 交班
    id: handover

- [ ] 说清 {#say}
///
```

{after}
"""


def convert(text: str) -> tuple[str, HandbookBlocks]:
    blocks = HandbookBlocks(Problems())
    blocks.enter("docs/a.md")
    return Markdown(extensions=["pymdownx.superfences", blocks]).convert(text), blocks


def test_the_code_is_shown_and_works() -> None:
    html, blocks = convert(SOURCE)
    assert "/// checklist | 交班" in html
    assert html.index("/// checklist") < html.index('<section class="checklist')
    assert "live" not in html
    assert str(blocks.problems) == ""


def test_an_example_is_on_no_list() -> None:
    _, blocks = convert(SOURCE)
    assert blocks.found["docs/a.md"] == []
    assert [one.id for one in blocks.examples["docs/a.md"]] == ["handover"]


def test_blocks_after_an_example_are_listed_again() -> None:
    _, blocks = convert(SOURCE.replace("{after}", "/// checklist | 又一张\n    id: other\n\n- [ ] 做 {#do}\n///"))
    assert [one.id for one in blocks.found["docs/a.md"]] == ["other"]


def test_a_mistake_in_an_example_is_told_at_its_line() -> None:
    _, blocks = convert(SOURCE.replace("{#say}", "{#Say}"))
    assert str(blocks.problems).startswith("docs/a.md:7:")


def test_an_id_of_an_example_is_used_once_in_the_handbook_too() -> None:
    _, blocks = convert(SOURCE.replace("{after}", "/// checklist | 又一张\n    id: handover\n\n- [ ] 做 {#do}\n///"))
    assert "[B05]" in str(blocks.problems)


@pytest.mark.parametrize("fence", ["```markdown", "```", "~~~markdown", "```live", "```text alive"])
def test_other_code_is_only_code(fence: str) -> None:
    end = fence[:3]
    html, blocks = convert(f"{fence}\n/// checklist | 交班\n    id: handover\n\n- [ ] 说清 {{#say}}\n///\n{end}\n")
    assert "<section" not in html
    assert blocks.examples["docs/a.md"] == []


def test_code_that_never_ends_is_no_example_of_anything() -> None:
    html, _ = convert("```markdown live\n/// checklist | 交班\n    id: handover\n")
    assert "<section" not in html
