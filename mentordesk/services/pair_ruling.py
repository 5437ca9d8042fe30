"""What the coordinator decides of two people before any match: together, or never."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.i18n import sort_key
from mentordesk.models import PairRule, ProposalPair
from mentordesk.services.deed_values import person
from mentordesk.services.kept_proposals import on_table
from mentordesk.services.matching_reading import Gathering, gather
from mentordesk.services.pair_checks import (
    check_pair,
    refuse_spoken_for,
    require_present,
    require_taking_part,
)
from mentordesk.services.pair_names import mentee_of, mentor_of, with_names
from mentordesk.services.records.matches import PairRuleRecord
from mentordesk.storage.file import File
from mentordesk.storage.undo import tell
from mentordesk.vocabulary import N_, PairRuleKind


class PairRuling:
    """Pins and forbids; every proposal keeps to them."""

    _file: File

    def pair_rules(self, programme_id: int) -> tuple[PairRuleRecord, ...]:
        """Return a programme's pins and forbids, by the mentee's name."""
        with self._file.read() as session:
            rows = session.execute(
                with_names(
                    PairRule.kind,
                    PairRule.reason,
                    mentor=PairRule.mentor_id,
                    mentee=PairRule.mentee_id,
                ).where(PairRule.programme_id == programme_id)
            )
            rules = [
                PairRuleRecord(
                    mentor=mentor_of(row), mentee=mentee_of(row), kind=row.kind, reason=row.reason
                )
                for row in rows
            ]
        return tuple(
            sorted(rules, key=lambda rule: (sort_key(rule.mentee.name), sort_key(rule.mentor.name)))
        )

    def pin(self, programme_id: int, mentor_id: int, mentee_id: int) -> None:
        """Decide that the two belong together in every proposal.

        Raises:
            UserError: A barrier holds, the mentee is pinned elsewhere, has a mentor or waits for
                one's answer, or the mentor's seats are taken.
        """
        with self._file.write(DeedName(N_("pin {mentee} to {mentor}"))) as session:
            gathering = gather(session, programme_id)
            pin_pair(session, gathering, mentor_id, mentee_id)
            _tell_whom(session, mentor_id, mentee_id)

    def unpin(self, programme_id: int, mentor_id: int, mentee_id: int) -> None:
        """Leave it to the proposal again whether the two belong together."""
        deed = DeedName(N_("unpin {mentee} from {mentor}"))
        self._drop(deed, programme_id, (mentor_id, mentee_id), PairRuleKind.PINNED)

    def forbid(self, programme_id: int, mentor_id: int, mentee_id: int, reason: str = "") -> None:
        """Decide that the two are never proposed to each other; the reason is the coordinator's.

        Raises:
            UserError: They are pinned to each other, or one of them takes no part.
        """
        with self._file.write(DeedName(N_("keep {mentee} and {mentor} apart"))) as session:
            gathering = gather(session, programme_id)
            require_present(gathering, mentor_id, mentee_id)
            mentor, mentee = gathering.names[mentor_id], gathering.names[mentee_id]
            if (mentor.email, mentee.email) in gathering.rules.pins:
                raise UserError(
                    N_("{mentor} and {mentee} are pinned to each other. Take the pin away first."),
                    mentor=mentor.name,
                    mentee=mentee.name,
                )
            rule = _rule(session, programme_id, mentor_id, mentee_id)
            rule.kind, rule.reason = PairRuleKind.FORBIDDEN, reason.strip()
            _tell_whom(session, mentor_id, mentee_id)

    def allow(self, programme_id: int, mentor_id: int, mentee_id: int) -> None:
        """Let the two be proposed to each other again."""
        deed = DeedName(N_("let {mentee} and {mentor} be matched again"))
        self._drop(deed, programme_id, (mentor_id, mentee_id), PairRuleKind.FORBIDDEN)

    def swap_proposed(self, programme_id: int, mentee_id: int, other_mentee_id: int) -> None:
        """Pin two mentees to each other's mentor of the proposal on the table.

        Pins that the two had go. The proposal itself is not changed: the next one keeps to it.

        Raises:
            UserError: One of them is not in the proposal or has a mentor by now, both have the
                same mentor in it, or a barrier holds.
        """
        with self._file.write(
            DeedName(N_("swap the proposed mentors of {first} and {second}"))
        ) as session:
            gathering = gather(session, programme_id)
            first, second = (
                _proposed_mentor(session, gathering, id_) for id_ in (mentee_id, other_mentee_id)
            )
            _check_different(gathering, (mentee_id, first), (other_mentee_id, second))
            names = gathering.names
            tell(session, first=names[mentee_id].name, second=names[other_mentee_id].name)
            crosswise = ((second, mentee_id), (first, other_mentee_id))
            for mentor, mentee in crosswise:
                check_pair(gathering, mentor, mentee)
            session.execute(
                delete(PairRule).where(
                    PairRule.mentee_id.in_((mentee_id, other_mentee_id)),
                    PairRule.kind == PairRuleKind.PINNED,
                )
            )
            for mentor, mentee in crosswise:
                _rule(session, programme_id, mentor, mentee).kind = PairRuleKind.PINNED

    def _drop(
        self, deed: DeedName, programme_id: int, pair: tuple[int, int], kind: PairRuleKind
    ) -> None:
        with self._file.write(deed) as session:
            drop_rule(session, programme_id, pair, kind)
            _tell_whom(session, *pair)


def _tell_whom(session: Session, mentor_id: int, mentee_id: int) -> None:
    tell(session, mentor=person(session, mentor_id), mentee=person(session, mentee_id))


def pin_pair(session: Session, gathering: Gathering, mentor_id: int, mentee_id: int) -> None:
    """Pin two people to each other, as the file stands when it was gathered.

    Raises:
        UserError: See `PairRuling.pin`.
    """
    check_pair(gathering, mentor_id, mentee_id)
    refuse_spoken_for(gathering, mentee_id)
    check_pinned_once(gathering, mentor_id, mentee_id)
    _rule(session, gathering.programme_id, mentor_id, mentee_id).kind = PairRuleKind.PINNED


def drop_rule(
    session: Session, programme_id: int, pair: tuple[int, int], kind: PairRuleKind
) -> None:
    """Take a pin or a forbid of two sign-ups (mentor, mentee) away, where there is one."""
    session.execute(
        delete(PairRule).where(
            PairRule.programme_id == programme_id,
            PairRule.mentor_id == pair[0],
            PairRule.mentee_id == pair[1],
            PairRule.kind == kind,
        )
    )


def _proposed_mentor(session: Session, gathering: Gathering, mentee_id: int) -> int:
    """Return the mentor whom the proposal on the table gives a mentee who has none."""
    require_taking_part(gathering, mentee_id)
    proposal = on_table(session, gathering.programme_id)
    mentor_id = None
    if proposal is not None and mentee_id not in _asked(gathering):
        mentor_id = session.scalar(
            select(ProposalPair.mentor_id).where(
                ProposalPair.proposal_id == proposal.id, ProposalPair.mentee_id == mentee_id
            )
        )
    if mentor_id is None:
        raise UserError(
            N_("{mentee} has no mentor in the proposal to swap. Propose matches first."),
            mentee=gathering.names[mentee_id].name,
        )
    return mentor_id


def _asked(gathering: Gathering) -> set[int]:
    """Return the mentees for whom a mentor is being asked."""
    ids = gathering.mentee_ids()
    return {ids[mentee] for _, mentee in gathering.pending}


def _check_different(gathering: Gathering, one: tuple[int, int], other: tuple[int, int]) -> None:
    """Refuse to swap two (mentee, mentor) of one mentor."""
    if one[1] == other[1]:
        raise UserError(
            N_("{mentee} and {other} have the same mentor. Choose two who have different ones."),
            mentee=gathering.names[one[0]].name,
            other=gathering.names[other[0]].name,
        )


def _rule(session: Session, programme_id: int, mentor_id: int, mentee_id: int) -> PairRule:
    """Return the row of two people, made where there is none."""
    rule = session.scalar(
        select(PairRule).where(PairRule.mentor_id == mentor_id, PairRule.mentee_id == mentee_id)
    )
    if rule is None:
        rule = PairRule(programme_id=programme_id, mentor_id=mentor_id, mentee_id=mentee_id)
        session.add(rule)
    return rule


def check_pinned_once(gathering: Gathering, mentor_id: int, mentee_id: int) -> None:
    """Refuse a pair whose mentee is pinned to another mentor.

    Raises:
        UserError: She is.
    """
    mentor, mentee = gathering.names[mentor_id], gathering.names[mentee_id]
    names = {gathering.names[id_].email: gathering.names[id_].name for id_ in gathering.mentors}
    for other, pinned in gathering.rules.pins:
        if pinned == mentee.email and other != mentor.email:
            raise UserError(
                N_("{mentee} is pinned to {mentor} already. Take that pin away first."),
                mentee=mentee.name,
                mentor=names[other],
            )
