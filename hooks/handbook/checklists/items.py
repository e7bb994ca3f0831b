"""The items of one list as they are read: ids, marks and indentation checked one against another."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from handbook.checklists.inline import LINK
from handbook.checklists.lines import MARKS, OPTIONAL, REQUIRED, ItemLine, Word, stray_id
from handbook.checklists.model import ITEM_ID, Item
from handbook.checklists.names import free_id
from handbook.problems import Code, Problems, nearest

STEP = 4
"""Spaces of one level of nesting."""
DEEPEST = 3


@dataclass
class Items:
    """Collects items; ``retired`` are ids that may not be used again, ``written`` all ids of the list."""

    problems: Problems
    retired: Collection[str]
    written: frozenset[str]
    found: list[Item] = field(default_factory=list)
    _lines: dict[str, int] = field(default_factory=dict)
    _invented: set[str] = field(default_factory=set)
    _deepest: int = 0

    def take(self, item: ItemLine) -> Item:
        """Note one more item; what is wrong with it goes to ``problems``."""
        self._check_text(item)
        marks = [mark.text for mark in self._known(item.marks, item)]
        taken = Item(
            id=self._id(item),
            text=item.text,
            depth=self._depth(item),
            line=item.line,
            required=any(mark in REQUIRED for mark in marks),
            optional=any(mark in OPTIONAL for mark in marks),
        )
        self.found.append(taken)
        self._deepest = min(taken.depth + 1, DEEPEST)
        return taken

    def begin_group(self) -> None:
        """A small heading stands here: the next item is of the first level again."""
        self._deepest = 0

    def _note(self, item: ItemLine, code: Code, message: str, hint: str, offset: int, length: int) -> None:
        self.problems.add(item.line.problem(code, message, hint, offset=offset, length=length))

    def _free(self, item: ItemLine, base: str | None = None) -> str:
        """A free id derived from what was written as id, or from the text."""
        taken = {*self._lines, *self.written, *self.retired, *self._invented}
        free = free_id(base or item.text, taken, len(self.found) + 1)
        self._invented.add(free)
        return free

    def _id(self, item: ItemLine) -> str:
        word = item.id
        if word is None:
            free = self._free(item)
            hint = f"在末尾写 {{#{free}}}，或运行 make ids。"
            self._note(item, Code.ITEM_WITHOUT_ID, "这个条目没有 id", hint, item.end, 1)
            return free
        if not ITEM_ID.match(word.text):
            return self._instead(item, word, Code.ITEM_BAD_ID, f"条目 id “{word.text}”不能用", word.text)
        if word.text in self._lines:
            message = f"条目 id “{word.text}”在第 {self._lines[word.text]} 行已经用过"
            return self._instead(item, word, Code.ITEM_DUPLICATE_ID, message)
        if word.text in self.retired:
            message = f"条目 id “{word.text}”已经退役"
            return self._instead(item, word, Code.RETIRED_ID_USED, message)
        self._lines[word.text] = item.line.number
        return word.text

    def _instead(self, item: ItemLine, word: Word, code: Code, message: str, base: str | None = None) -> str:
        """Refuse an id; the one named instead stands in for it."""
        free = self._free(item, base)
        self._note(item, code, message, f"可以写 {{#{free}}}。", word.offset, len(word.text))
        return free

    def _known(self, marks: Iterable[Word], item: ItemLine) -> Iterable[Word]:
        for mark in marks:
            if mark.text in MARKS:
                yield mark
                continue
            guess = nearest(mark.text, MARKS)
            hint = f"是不是“{guess}”？" if guess else "可用的有：必做、可不适用；id 前面要有 #。"
            message = f"不认识标记“{mark.text}”"
            self._note(item, Code.ITEM_UNKNOWN_MARK, message, hint, mark.offset, len(mark.text))

    def _depth(self, item: ItemLine) -> int:
        spaces = item.indent.expandtabs(STEP)
        depth, rest = divmod(len(spaces), STEP)
        deepest = self._deepest
        if "\t" in item.indent or rest:
            message = "缩进里有制表符" if "\t" in item.indent else f"缩进了 {len(spaces)} 个空格"
            hint = "每深一级缩进四个空格。"
        elif depth > deepest:
            message = "这个条目缩进得太深"
            hint = f"这里最多缩进 {deepest * STEP} 个空格。"
        else:
            return depth
        self._note(item, Code.ITEM_INDENTATION, message, hint, 0, len(item.indent))
        return min(round(len(spaces) / STEP), deepest)

    def _check_text(self, item: ItemLine) -> None:
        if item.ticked:
            start = item.line.text.index("[")
            self._note(item, Code.ITEM_TICKED, "这个条目预先打了勾", "写成 - [ ]。", start, 3)
        if not item.text.strip():
            self._note(item, Code.ITEM_TEXT, "这个条目没有文字", "写一句要做的事。", item.offset, 1)
        if link := LINK.search(item.text):
            hint = "条目整行都用来打勾，把链接写在清单块的前面。"
            offset = item.offset + link.start()
            self._note(item, Code.ITEM_TEXT, "条目里有链接", hint, offset, len(link[0]))
        if stray := stray_id(item.text):
            hint = "一个条目只写一个 {#id}，放在这一行的末尾。"
            offset = item.offset + stray.start()
            self._note(item, Code.ITEM_TEXT, "{#id} 不在行末", hint, offset, len(stray[0]))
