"""The rows of the list, without a window."""

from mentordesk.services.records.matches import (
    PairRecord,
    PairRuleRecord,
    PersonName,
    UnmatchedRecord,
    WholeRecord,
)
from mentordesk.ui.matches.rows import (
    MenteeRow,
    Standing,
    free_mentors,
    mentee_rows,
    others_of,
    rows_meant,
)
from mentordesk.vocabulary import MatchState, PairRuleKind, Role, Tier

JENS = PersonName(enrolment_id=1, name="Jens Lund", email="jens@example.org")
BO = PersonName(enrolment_id=2, name="Bo Friis", email="bo@example.org")
IDA = PersonName(enrolment_id=11, name="Ida Krogh", email="ida@example.org")
SARA = PersonName(enrolment_id=12, name="Sara Winther", email="sara@example.org")


def a_pair(
    mentor: PersonName, mentee: PersonName, state: MatchState, match_id: int | None
) -> PairRecord:
    return PairRecord(
        mentor=mentor,
        mentee=mentee,
        score=0.7,
        tier=Tier.GOOD,
        state=state,
        pinned=False,
        reasons=(),
        match_id=match_id,
    )


def a_whole(*pairs: PairRecord, unmatched: tuple[UnmatchedRecord, ...] = ()) -> WholeRecord:
    return WholeRecord(
        pairs=pairs, unmatched=unmatched, total=0.0, matched=len(pairs), seats=2, optimal=False
    )


def left_over(person: PersonName, role: Role) -> UnmatchedRecord:
    return UnmatchedRecord(person=person, role=role, reason="Nobody.", remedy="")


def test_each_mentee_has_one_row_and_each_ended_match_one_more():
    ended = a_pair(JENS, SARA, MatchState.ENDED, 3)
    whole = a_whole(
        a_pair(JENS, IDA, MatchState.ACTIVE, 4), unmatched=(left_over(SARA, Role.MENTEE),)
    )
    rows = mentee_rows(whole, [ended], [])
    assert [(row.mentee.name, row.standing) for row in rows] == [
        ("Ida Krogh", Standing.CONFIRMED),
        ("Sara Winther", Standing.UNMATCHED),
        ("Sara Winther", Standing.ENDED),
    ]
    assert len({row.identity for row in rows}) == 3


def test_a_mentee_is_the_same_row_before_and_after_she_gets_a_mentor():
    before = MenteeRow(mentee=IDA, unmatched=left_over(IDA, Role.MENTEE))
    proposed = MenteeRow(mentee=IDA, pair=a_pair(JENS, IDA, MatchState.PROPOSED, None))
    matched = MenteeRow(mentee=IDA, pair=a_pair(JENS, IDA, MatchState.CONFIRMED, 4))
    assert before.identity == proposed.identity == matched.identity


def test_a_mentor_who_was_asked_is_still_a_proposal():
    row = MenteeRow(mentee=IDA, pair=a_pair(JENS, IDA, MatchState.ASKED, 4))
    assert row.standing is Standing.PROPOSED


def test_a_pin_is_shown_before_any_proposal_keeps_to_it():
    rule = PairRuleRecord(mentor=BO, mentee=IDA, kind=PairRuleKind.PINNED, reason="")
    apart = PairRuleRecord(mentor=BO, mentee=SARA, kind=PairRuleKind.FORBIDDEN, reason="")
    whole = a_whole(
        unmatched=(left_over(IDA, Role.MENTEE), left_over(SARA, Role.MENTEE)),
    )
    rows = mentee_rows(whole, [], [rule, apart])
    assert [row.pinned_to for row in rows] == [BO, None]


def test_mentors_left_over_are_not_among_the_mentees():
    whole = a_whole(unmatched=(left_over(IDA, Role.MENTEE), left_over(BO, Role.MENTOR)))
    assert [row.mentee for row in mentee_rows(whole, [], [])] == [IDA]
    assert [left.person for left in free_mentors(whole)] == [BO]


def test_whom_else_a_mentor_has_leaves_out_the_mentee_and_what_has_ended():
    rows = [
        MenteeRow(mentee=IDA, pair=a_pair(JENS, IDA, MatchState.ACTIVE, 4)),
        MenteeRow(mentee=SARA, pair=a_pair(JENS, SARA, MatchState.PROPOSED, None)),
        MenteeRow(mentee=SARA, pair=a_pair(BO, SARA, MatchState.ENDED, 5)),
        MenteeRow(mentee=SARA),
    ]
    assert {m: [p.mentee for p in ps] for m, ps in others_of(rows, 11).items()} == {1: [SARA]}


def test_ids_from_another_page_mean_matches_or_mentees_without_one():
    matched = MenteeRow(mentee=IDA, pair=a_pair(JENS, IDA, MatchState.ACTIVE, 4))
    alone = MenteeRow(mentee=SARA)
    assert rows_meant([matched, alone], (4,)) == (matched,)
    assert rows_meant([matched, alone], (12,)) == (alone,)
    assert rows_meant([matched, alone], (11,)) == ()
    assert rows_meant([matched, alone], (4, 12)) == (matched, alone)


def test_an_id_that_can_be_read_both_ways_shows_both():
    matched = MenteeRow(mentee=IDA, pair=a_pair(JENS, IDA, MatchState.ACTIVE, 12))
    alone = MenteeRow(mentee=SARA)
    assert rows_meant([matched, alone], (12,)) == (matched, alone)
