"""Tables typed by hand, as short as a test wants them."""

from mentordesk.exchange.guess import Mapping
from mentordesk.exchange.sign_up import SignUpDefaults, SignUps, guess_fields, parse
from mentordesk.exchange.tables import Row, Table


def a_table(headings: str, *rows: str) -> Table:
    """Return a table from texts whose cells stand between `|`; the headings are row 1."""
    columns = tuple(title.strip() for title in headings.split("|"))
    cells = [tuple(cell.strip() for cell in row.split("|")) for row in rows]
    assert all(len(row) == len(columns) for row in cells)
    return Table(columns, tuple(Row(number, row) for number, row in enumerate(cells, start=2)))


def read(table: Table, defaults: SignUpDefaults | None = None, mapping: Mapping = ()) -> SignUps:
    """Return the sign-ups of a table whose columns are guessed."""
    return parse(table, mapping or guess_fields(table), defaults or SignUpDefaults())
