"""No table or column that can hold something about a person is forgotten."""

import pytest
from sqlalchemy import JSON, Column, ForeignKey, Integer, MetaData, String, Table

from mentordesk.models import Base
from mentordesk.services.personal_schema import (
    COLUMNS,
    IDS_INSIDE,
    TABLES,
    reached,
    texts,
)

TOLD = "Say in services/personal_schema.py what a reader knows it as, and whom it is about"


def test_every_table_that_refers_to_people_is_known_with_all_its_columns():
    walked = {
        name: {column.name for column in Base.metadata.tables[name].columns} for name in reached()
    }
    known = {name: set(columns) for name, columns in COLUMNS.items()}
    assert walked == known, TOLD


def test_every_table_has_a_name_for_a_reader():
    assert set(TABLES) == set(Base.metadata.tables), TOLD


def test_of_every_json_column_it_is_known_whether_it_hides_somebodys_number():
    found = {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, JSON)
    }
    assert found == set(IDS_INSIDE), TOLD


def test_every_text_column_is_searched_for_names():
    words = {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if type(column.type).__name__ in {"String", "JSON", "WordingType"}
    }
    assert {(name, column) for name, columns in texts().items() for column in columns} == words
    assert ("guide_text", "body") in words
    assert ("pair_rule", "reason") in words


@pytest.fixture(name="later")
def _later() -> MetaData:
    """Return the tables of a later program, with one that refers to people over two others."""
    metadata = MetaData()
    for table in Base.metadata.sorted_tables:
        table.to_metadata(metadata)
    Table("diary", metadata, Column("id", Integer, primary_key=True), _to("match.id"))
    Table(
        "diary_page", metadata, Column("diary_id", ForeignKey("diary.id")), Column("text", String)
    )
    Table("weather", metadata, Column("id", Integer, primary_key=True))
    return metadata


def _to(target: str) -> Column[int]:
    return Column("match_id", ForeignKey(target))


def test_the_walk_finds_a_new_table_however_far_away(later):
    new = reached(later).keys() - COLUMNS.keys()
    assert new == {"diary", "diary_page"}
    assert texts(later)["diary_page"] == ("text",)
