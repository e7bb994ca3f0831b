"""A table of rows: what each column is, the example's rows with their results, and blank rows for print."""

from __future__ import annotations

from handbook.calculators.model import Column, Outcome, RowTable, TableResults, Type
from handbook.calculators.page.markup import Html, join, tag
from handbook.calculators.page.rules import in_words
from handbook.calculators.page.sheet import Sheet, amount, fault

BLANK_ROWS = 8


def render(sheet: Sheet, table: RowTable) -> Html:
    """The table with its legend; stacked into cards on a phone, so every cell carries its column's name."""
    index = sheet.calculator.tables.index(table)
    results = sheet.results[0].tables[table.name]
    caption = tag("caption", tag("span", table.name), " ", _rules(table), id=sheet.anchor("t", index))
    grid = tag(
        "table",
        caption,
        tag("thead", tag("tr", *(_head(column) for column in table.columns))),
        tag("tbody", *(_row(table, row) for row in results.rows), class_="calculator-example"),
        tag("tbody", *_blanks(table, results), class_="calculator-blank"),
        class_="calculator-table calculator-grid",
    )
    scroll = tag(
        "div",
        grid,
        class_="calculator-scroll",
        role="region",
        tabindex=0,
        aria_labelledby=sheet.anchor("t", index),
    )
    left_out = tag("p", left_out_words(results.left_out), class_="calculator-left calculator-example")
    return tag(
        "div",
        _legend(table),
        scroll,
        left_out if results.left_out else "",
        class_="calculator-rows",
        data_t=index,
    )


def left_out_words(count: int) -> str:
    """How many rows are in no result."""
    return f"{count} 行不完整，未计入"


def _rules(table: RowTable) -> Html:
    rules = [] if table.fixed else [f"最多 {table.limit} 行"]
    if table.sort_column is not None:
        order = "从大到小" if table.descending else "从小到大"
        rules.append(f"按 {table.columns[table.sort_column].name} {order}")
    return tag("small", "，".join(rules)) if rules else Html()


def _legend(table: RowTable) -> Html:
    described = [one for one in table.inputs if one.meaning or in_words(one) or one.source]
    if not described:
        return Html()
    heads = join(tag("th", text, scope="col") for text in ("列", "说明", "单位", "范围", "来源"))
    rows = join(
        tag(
            "tr",
            tag("th", one.name, scope="row"),
            tag("td", one.meaning, data_label="说明" if one.meaning else None),
            tag("td", one.unit, data_label="单位" if one.unit else None),
            tag("td", in_words(one), data_label="范围" if in_words(one) else None),
            tag("td", one.source, data_label="来源" if one.source else None, class_="calculator-source"),
        )
        for one in described
    )
    return tag(
        "details",
        tag("summary", f"“{table.name}”要填的列"),
        tag(
            "table",
            tag("thead", tag("tr", heads)),
            tag("tbody", rows),
            class_="calculator-table calculator-columns",
        ),
        class_="calculator-legend",
    )


def _head(column: Column) -> Html:
    return tag("th", column.titled, scope="col", class_=_kind(column))


def _kind(column: Column) -> str | None:
    kinds = [
        "calculator-computed" if column.formula is not None else "",
        "calculator-digits" if column.type is Type.NUMBER else "",
    ]
    return " ".join(filter(None, kinds)) or None


def _row(table: RowTable, row: dict[str, Outcome]) -> Html:
    return tag("tr", *(_cell(column, row[column.name]) for column in table.columns))


def _cell(column: Column, outcome: Outcome) -> Html:
    content = fault(outcome) if outcome.fault else amount(column, outcome)
    return tag("td", content, data_label=column.titled, class_=_kind(column))


def _blanks(table: RowTable, results: TableResults) -> list[Html]:
    """Rows to fill by hand; a table of fixed rows keeps its labels."""
    heading = tag("tr", tag("th", "我的数字", scope="rowgroup", colspan=len(table.columns)))
    if not table.fixed:
        empty = tag("tr", *(tag("td") for _ in table.columns))
        return [heading, *[empty] * min(BLANK_ROWS, table.limit)]
    return [
        heading,
        *(tag("tr", *(_kept(table, column, row) for column in table.columns)) for row in results.rows),
    ]


def _kept(table: RowTable, column: Column, row: dict[str, Outcome]) -> Html:
    return tag("td", amount(column, row[column.name]) if is_label(table, column) else "")


def is_label(table: RowTable, column: Column) -> bool:
    """Whether readers cannot change the column: declared 固定, or the text of a table of fixed rows."""
    text = column.type is Type.TEXT and not column.range.choices
    return column.formula is None and (column.range.fixed or (table.fixed and text))
