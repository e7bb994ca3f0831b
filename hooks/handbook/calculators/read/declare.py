"""Variable tables: every line becomes a draft with a name that can be used."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from handbook.calculators.language.characters import CELL, NAME, NAME_LIMIT, fold, same
from handbook.calculators.language.functions import canonical, is_reserved
from handbook.calculators.model import Reference
from handbook.calculators.read.cells import Cell, MarkdownTable
from handbook.calculators.read.drafts import Draft, TableDraft
from handbook.calculators.read.headers import Header, Layout, layout
from handbook.calculators.read.rules import read_rule
from handbook.problems import Code, Problems, nearest

_COLUMN = re.compile(r"([^\[\]【】]+)[\[【［]([^\[\]【】]+)[\]】］]")


@dataclass
class Declared:
    """All names of a calculator: variables in order, columns inside their tables.

    ``nameless`` are the lines whose name cannot be used; what else is wrong in them is noted all the same.
    """

    problems: Problems
    tables: dict[str, TableDraft]
    variables: list[Draft] = field(default_factory=list)
    places: dict[str, Cell] = field(default_factory=dict)
    nameless: list[Draft] = field(default_factory=list)

    @property
    def drafts(self) -> list[Draft]:
        """Variables first, then columns table by table."""
        return self.variables + [column for table in self.tables.values() for column in table.columns]

    def table(self, table: MarkdownTable, bare: TableDraft | None) -> list[Draft]:
        """Read a variable table and give its variables.

        ``bare`` is the table whose columns plain names declare, when the lines follow its ``表：`` directly.
        """
        found = layout(table, self.problems)
        if found is None:
            return []
        drafts = [self.draft(found, row, bare) for row in table.rows]
        kept = [draft for draft in drafts if draft is not None]
        for draft in kept:
            if draft.reference.table:
                self.tables[draft.reference.table].columns.append(draft)
            else:
                self.variables.append(draft)
        return [draft for draft in kept if not draft.reference.table]

    def draft(self, found: Layout, row: tuple[Cell, ...], bare: TableDraft | None) -> Draft | None:
        """One line; None when it is empty or has no name."""
        cells = {header: row[index] for header, index in found.places.items()}
        name = cells[Header.NAME]
        if not any(cell.text for cell in row):
            return None
        if not name.text:
            self.problems.add(name.problem(Code.BAD_NAME, "这一行没有名称", "在名称列写上，或删掉这一行"))
            return None
        name, key = _unmarked(name)
        reference = self.reference(name, bare)
        unit = cells.get(Header.UNIT, Cell("", name.line, name.offset))
        values = tuple((scenario, _unquoted(row[index])) for scenario, index in found.values)
        percent = unit.text[:1] in ("%", "％") or any(
            cell.text[-1:] in ("%", "％") and cell.text[:1] not in ("=", "＝") for _, cell in values
        )
        draft = Draft(
            reference=reference or Reference(""),
            name=name,
            line=name.line,
            meaning=cells[Header.MEANING].text if Header.MEANING in cells else "",
            unit=unit,
            rule=read_rule(cells.get(Header.RANGE), percent, self.problems),
            source=cells[Header.SOURCE].text if Header.SOURCE in cells else "",
            key=key,
            percent=percent,
            values=values,
        )
        if reference is None:
            self.nameless.append(draft)
            return None
        return draft

    def reference(self, cell: Cell, bare: TableDraft | None) -> Reference | None:
        """What a name cell declares, if it is a good name that is not taken."""
        table, name = bare.name if bare else "", cell
        if found := _COLUMN.fullmatch(cell.text):
            table, name = fold(found[1].strip()), cell.part(found.start(2), found.end(2))
            if table not in self.tables:
                near = nearest(table, list(self.tables))
                hint = f"是不是“{near}”？" if near else f"先写一行 表：{table}"
                self.problems.add(cell.problem(Code.UNKNOWN_TABLE, f"没有叫“{table}”的表", hint))
                return None
        if not check_name(name, self.problems):
            return None
        reference = Reference(fold(name.text), table)
        return reference if self.is_free(name, reference) else None

    def is_free(self, cell: Cell, reference: Reference) -> bool:
        """Note a name that is taken; columns of different tables may share a name."""
        own = f"{same(reference.table)}[{same(reference.name)}]"
        if not reference.table:
            clash = next((key for key in self.places if key.endswith(f"[{same(reference.name)}]")), None)
        else:
            clash = next((key for key in (own, f"[{same(reference.name)}]") if key in self.places), None)
        if clash is None:
            self.places[own] = cell
            return True
        first = self.places[clash]
        case = "" if fold(first.text) == reference.name else f"，那里写作“{first.text}”，大小写不算区别"
        message = f"“{reference.name}”在第 {first.line.number} 行已经有了{case}"
        self.problems.add(cell.problem(Code.DUPLICATE_NAME, message, "换一个名称"))
        return False


def check_name(cell: Cell, problems: Problems) -> bool:
    """Note a name that cannot be used: wrong characters, too long, a cell or a function."""
    text = fold(cell.text)
    if is_reserved(text):
        word = canonical(text) or text.upper()
        problems.add(cell.problem(Code.FUNCTION_AS_NAME, f"“{cell.text}”是函数 {word} 的名字", "换一个名称"))
    elif CELL.fullmatch(text):
        hint = "Excel 会把它当成单元格，换一个名称，例如“单价A”"
        problems.add(cell.problem(Code.CELL_NAME, f"“{cell.text}”像一个单元格", hint))
    elif len(text) > NAME_LIMIT:
        problems.add(
            cell.problem(Code.BAD_NAME, f"名称有 {len(text)} 个字，最多 {NAME_LIMIT} 个", "写短一些")
        )
    elif not NAME.fullmatch(text):
        message = f"名称“{cell.text}”{_why(cell.text)}"
        problems.add(cell.problem(Code.BAD_NAME, message, "只用汉字、字母、数字和 _"))
    else:
        return True
    return False


def _why(text: str) -> str:
    if text[0].isdigit():
        return "不能以数字开头"
    wrong = next((char for char in text if not NAME.fullmatch("_" + fold(char))), " ")
    return "里不能有空格" if wrong.isspace() else f"里不能有“{wrong}”"


def _unmarked(cell: Cell) -> tuple[Cell, bool]:
    """A name without its ``**``, and whether it had them."""
    if len(cell.text) > 4 and cell.text.startswith("**") and cell.text.endswith("**"):
        return cell.part(2, len(cell.text) - 2), True
    return cell, False


def _unquoted(cell: Cell) -> Cell:
    """A value without the backquotes that keep its stars safe in a preview."""
    if len(cell.text) > 1 and cell.text[0] == cell.text[-1] == "`":
        return cell.part(1, len(cell.text) - 1)
    return cell
