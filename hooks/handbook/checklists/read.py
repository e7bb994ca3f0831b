"""From a block to a :class:`Checklist`; whatever is wrong is noted, and nothing raises."""

from __future__ import annotations

from collections.abc import Sequence

from handbook.checklists.items import Items
from handbook.checklists.lines import (
    ItemLine,
    advice,
    group_line,
    is_prose,
    item_line,
    join_lines,
    signature_line,
)
from handbook.checklists.model import Checklist, Group, Item
from handbook.checklists.options import Options, read_options
from handbook.problems import Code, Problem, Problems
from handbook.source import Block, SourceLine


def read(block: Block, problems: Problems) -> Checklist | None:
    """The checklist in ``block``, or None when it has no item that could be shown."""
    options = read_options(block, problems)
    reader = _Reader(block.body, options, problems)
    reader.read()
    if not reader.items.found and not options.closed:
        problems.add(_empty(block))
        return None
    id_option = block.option("id")
    return Checklist(
        id=id_option.value if id_option else "",
        title=block.title.strip() or "清单",
        opening=block.opening,
        introduction=tuple(reader.introduction),
        entries=tuple(reader.entries),
        signatures=reader.signatures,
        repeat=options.repeat,
        one_page=options.one_page,
        retired=options.retired,
        closed=options.closed,
        former=options.former,
    )


def _empty(block: Block) -> Problem:
    return block.opening.problem(
        Code.EMPTY_LIST,
        "这张清单没有条目",
        "至少写一个：- [ ] 文字 {#id}。",
        length=len(block.opening.text.rstrip()),
    )


class _Reader:
    """Goes through the body once. Before the first item lines are introduction, after it they are entries."""

    def __init__(self, body: Sequence[SourceLine], options: Options, problems: Problems) -> None:
        self._body = body
        self._problems = problems
        self._closed = options.closed
        self._signed: SourceLine | None = None
        items = [item_line(line) for line in body]
        written = frozenset(item.id.text for item in items if item and item.id)
        self.items = Items(problems, options.retired, written)
        self.introduction: list[str] = []
        self.entries: list[Item | Group] = []
        self.signatures: tuple[str, ...] = ()

    def read(self) -> None:
        """Take every line; the results are in the public fields."""
        new_paragraph = True
        for index, line in enumerate(self._body):
            if not line.text.strip():
                new_paragraph = True
                continue
            self._take(index, line, new_paragraph)
            new_paragraph = False

    def _take(self, index: int, line: SourceLine, new_paragraph: bool) -> None:
        item = item_line(line)
        roles = signature_line(line.text)
        heading = group_line(line.text)
        if self._signed is not None:
            self._refuse_after_signature(line, self._signed.number)
        if item is not None:
            self._take_item(item)
        elif roles is not None:
            self._sign(line, roles)
        elif heading is not None and (self.entries or self._item_follows(index)):
            self.entries.append(Group(heading))
            self.items.begin_group()
        elif self.entries or not is_prose(line.text):
            self._refuse(line)
        elif new_paragraph or not self.introduction:
            self.introduction.append(line.text.strip())
        else:
            self.introduction[-1] = join_lines(self.introduction[-1], line.text.strip())

    def _take_item(self, item: ItemLine) -> None:
        if not self._closed:
            self.entries.append(self.items.take(item))
            return
        message = "停用的清单不再有条目"
        hint = "删掉条目，或把 退役: 整张清单 去掉。"
        self._problems.add(item.line.problem(Code.NOT_AN_ITEM, message, hint, offset=len(item.indent)))

    def _item_follows(self, index: int) -> bool:
        following = next((line for line in self._body[index + 1 :] if line.text.strip()), None)
        return following is not None and item_line(following) is not None

    def _sign(self, line: SourceLine, roles: tuple[str, ...]) -> None:
        self._signed = line
        self.signatures = tuple(dict.fromkeys(roles))
        if not roles:
            hint = "写出谁签字，例如：签字：经办人、主管。"
            self._problems.add(
                line.problem(Code.SIGNATURE_LINE, "签字后面没有人", hint, length=len(line.text))
            )

    def _refuse_after_signature(self, line: SourceLine, number: int) -> None:
        """Say so once; what follows is read as if the signature were not there."""
        hint = f"把第 {number} 行的签字移到最后。"
        offset, length = _span(line)
        problem = line.problem(Code.SIGNATURE_LINE, "签字之后还有内容", hint, offset=offset, length=length)
        self._problems.add(problem)
        self._signed = None

    def _refuse(self, line: SourceLine) -> None:
        offset, length = _span(line)
        hint = advice(line.text) + "。"
        self._problems.add(
            line.problem(Code.NOT_AN_ITEM, "这一行不是清单的条目", hint, offset=offset, length=length)
        )


def _span(line: SourceLine) -> tuple[int, int]:
    """Offset and length of what a line says."""
    text = line.text.strip()
    return len(line.text) - len(line.text.lstrip()), len(text)
