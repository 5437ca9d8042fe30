"""Pairs that belong together sit together, and nobody stands."""

from hypothesis import given
from hypothesis import strategies as st

from mentordesk.services.seating import Party, Table, by_pair, by_subject


def a_party(n: int, subject: str = "Law", mentees: int = 1, faculty: str = "") -> Party:
    own = tuple((100 * n + m, f"Mentee {n}.{m}") for m in range(mentees))
    return Party(mentor_id=n, mentor=f"Mentor {n}", mentees=own, subject=subject, faculty=faculty)


def seated(tables: tuple[Table, ...]) -> list[list[int]]:
    return [[party.mentor_id for party in table.parties] for table in tables]


def test_each_pair_has_a_table_and_a_mentor_sits_with_both_mentees():
    tables = by_pair([a_party(2), a_party(1, mentees=2)])
    assert [(table.number, len(table.parties)) for table in tables] == [(1, 1), (2, 1)]
    assert seated(tables) == [[1], [2]]


def test_those_of_a_subject_share_a_table():
    parties = [a_party(n, "Law" if n % 2 else "Biology") for n in range(8)]
    tables = by_subject(parties)
    assert [table.subjects for table in tables] == [("Biology",), ("Law",)]
    assert [table.number for table in tables] == [1, 2]


def test_a_subject_with_too_few_sits_with_its_faculty():
    parties = [
        *(a_party(n, "Law", faculty="Society") for n in range(4)),
        a_party(4, "Physics", faculty="Science"),
        a_party(5, "Chemistry", faculty="Science"),
        a_party(6, "Politics", faculty="Society"),
    ]
    tables = by_subject(parties)
    assert [table.subjects for table in tables] == [
        ("Chemistry", "Physics", "Politics"),
        ("Law",),
    ]


def test_those_who_named_no_subject_come_last():
    assert seated(by_subject([a_party(1, ""), a_party(2, "Law")], 2)) == [[2], [1]]


PARTIES = st.lists(
    st.tuples(st.sampled_from(["Law", "Biology", "Physics", ""]), st.integers(1, 3)), max_size=40
)


@given(PARTIES, st.integers(2, 12))
def test_everybody_has_one_chair_and_no_table_has_more_people_than_chairs(drawn, seats):
    parties = [a_party(n, subject, mentees) for n, (subject, mentees) in enumerate(drawn)]
    tables = by_subject(parties, seats)
    placed = [one for table in seated(tables) for one in table]
    assert sorted(placed) == [party.mentor_id for party in parties]
    assert [table.number for table in tables] == list(range(1, len(tables) + 1))
    for table in tables:
        assert sum(party.size for party in table.parties) <= seats or len(table.parties) == 1
    assert by_subject(list(reversed(parties)), seats) == tables
