"""Calculators with other example values: random ones within the ranges, some rows left incomplete."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from handbook.calculators.model import Calculator, Quantity, RowTable, Scalar, Type, VariableTable


def with_random_examples(calculator: Calculator, random: Random) -> Calculator:
    """The same calculator, its examples (every scenario) and example rows replaced."""
    parts = tuple(
        replace(
            part,
            variables=tuple(
                variable
                if variable.formula is not None or variable.range.fixed
                else replace(variable, examples=tuple(value(variable, random) for _ in variable.examples))
                for variable in part.variables
            ),
        )
        if isinstance(part, VariableTable)
        else replace(part, rows=rows(part, random))
        if isinstance(part, RowTable)
        else part
        for part in calculator.parts
    )
    return replace(calculator, parts=parts)


def rows(table: RowTable, random: Random) -> tuple[tuple[Scalar | None, ...], ...]:
    """Random rows; labels of declared rows stay, one row in six lacks a required cell."""
    if table.fixed:
        return tuple(
            tuple(
                cell if column.type is Type.TEXT else value(column, random)
                for column, cell in zip(table.inputs, row, strict=True)
            )
            for row in table.rows
        )
    made = []
    for _ in range(random.randint(1, min(table.limit, 14))):
        row: list[Scalar | None] = [value(column, random) for column in table.inputs]
        if random.random() < 1 / 6:
            row[random.randrange(len(row))] = None
        made.append(tuple(row))
    return tuple(made)


def value(quantity: Quantity, random: Random) -> Scalar:
    """One value that may be entered for ``quantity``."""
    limits = quantity.range
    if quantity.type is Type.BOOLEAN:
        return random.random() < 0.5
    if limits.choices:
        choice = random.choice(limits.choices)
        return choice if quantity.type is Type.TEXT else float(choice)
    if quantity.type is Type.TEXT:
        return "".join(random.choice("甲乙丙丁戊ABC") for _ in range(random.randint(1, 6)))
    scale = 100.0 if quantity.percent else 1.0
    low = 0.0 if limits.minimum is None else limits.minimum * scale
    high = max(low + 1.0, 10 ** random.randint(0, 6)) if limits.maximum is None else limits.maximum * scale
    if limits.whole:
        return float(random.randint(int(low) + limits.minimum_open, int(high) - limits.maximum_open)) / scale
    number = round(random.uniform(low, high), random.randint(0, 2))
    number = min(max(number, low), high)
    if (limits.minimum_open and number == low) or (limits.maximum_open and number == high):
        number = (low + high) / 2
    return number / scale
