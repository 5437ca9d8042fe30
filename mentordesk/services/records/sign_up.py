"""Records of an import: the table seen, the mapping, what came of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePreview:
    """A table as it was read, and the field that each column would go to."""

    columns: tuple[str, ...]
    #: Parallel to `columns`: a sign-up field's or question's key, or blank for "leave out".
    fields: tuple[str, ...]
    #: The first rows, as text.
    sample: tuple[tuple[str, ...], ...]
    row_count: int
    sheets: tuple[str, ...] = ()
    #: The mapping was remembered from an earlier table with the same titles.
    remembered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """One row left out; `reason` is a marked message to fill with `values`."""

    row: int
    column: str
    value: str
    reason: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did, or would do in a dry run."""

    added: int
    updated: int
    unchanged: int
    rejected: tuple[Rejection, ...]
    unknown_columns: tuple[str, ...]
    new_choices: tuple[str, ...] = ()
    #: Addresses of those added or updated, in the file's order.
    people: tuple[str, ...] = ()
