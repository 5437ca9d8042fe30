"""Lets a value that is merged over several rows count for each of them."""

from collections.abc import Iterable

#: The places of a merged range's first and last cell: row and column, from 0.
Range = tuple[tuple[int, int], tuple[int, int]]


def fill_down(rows: list[list[str]], ranges: Iterable[Range]) -> None:
    """Write the value of each range into the rows that it reaches down to.

    Over columns it counts for the first alone: a title above a group of columns is not theirs. A
    row with nothing else in it stays blank.

    Args:
        rows: The sheet's rows, changed in place; a range may reach beyond them.
        ranges: The merged cells.
    """
    tall = [one for one in ranges if one[0][0] < one[1][0] and one[0][0] < len(rows)]
    filled = {
        row
        for (first, _), (last, _) in tall
        for row in range(first, min(last + 1, len(rows)))
        if any(rows[row])
    }
    for (first, column), (last, _) in tall:
        value = rows[first][column] if column < len(rows[first]) else ""
        for row in range(first + 1, min(last + 1, len(rows)) if value else 0):
            if row in filled:
                rows[row][column] = value
