"""A programme's framework: the ground rules, duties and limits that are printed on its papers."""

from sqlalchemy import func, select

from mentordesk.deed_name import DeedName
from mentordesk.i18n import Wording
from mentordesk.models import ProgrammeRule
from mentordesk.services.records.programmes import RuleRecord
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.vocabulary import N_, RuleKind

_KINDS = list(RuleKind)


class Framework:
    """Reading and editing the sentences of the framework."""

    def __init__(self, file: File) -> None:
        self._file = file

    def rules(self, programme_id: int) -> tuple[RuleRecord, ...]:
        """Return the framework's sentences, kind by kind, in the order of the paper."""
        with self._file.read() as session:
            rows = session.scalars(
                select(ProgrammeRule)
                .where(ProgrammeRule.programme_id == programme_id)
                .order_by(ProgrammeRule.position, ProgrammeRule.id)
            )
            read = [RuleRecord(id=row.id, kind=row.kind, text=row.text) for row in rows]
        return tuple(sorted(read, key=lambda rule: _KINDS.index(rule.kind)))

    def change_rule(self, rule_id: int, text: Wording) -> None:
        """Reword one sentence."""
        with self._file.write(
            DeedName(N_("change the ground rules and duties")).merging(rule_id)
        ) as session:
            found(session, ProgrammeRule, rule_id).text = text

    def add_rule(self, programme_id: int, kind: RuleKind, text: Wording) -> int:
        """Add a sentence as the last of its kind, and return its id."""
        with self._file.write(DeedName(N_("add to the ground rules and duties"))) as session:
            last = session.scalar(
                select(func.max(ProgrammeRule.position)).where(
                    ProgrammeRule.programme_id == programme_id
                )
            )
            rule = ProgrammeRule(
                programme_id=programme_id,
                kind=kind,
                position=0 if last is None else last + 1,
                text=text,
            )
            session.add(rule)
            session.flush()
            return rule.id

    def remove_rule(self, rule_id: int) -> None:
        """Take a sentence out of the framework."""
        with self._file.write(DeedName(N_("remove from the ground rules and duties"))) as session:
            session.delete(found(session, ProgrammeRule, rule_id))

    def move_rule(self, rule_id: int, *, up: bool) -> None:
        """Let a sentence change places with the one before or after it of its kind."""
        with self._file.write(DeedName(N_("reorder the ground rules and duties"))) as session:
            rule = found(session, ProgrammeRule, rule_id)
            kind = session.scalars(
                select(ProgrammeRule)
                .where(
                    ProgrammeRule.programme_id == rule.programme_id,
                    ProgrammeRule.kind == rule.kind,
                )
                .order_by(ProgrammeRule.position, ProgrammeRule.id)
            ).all()
            place = kind.index(rule)
            other = place - 1 if up else place + 1
            if 0 <= other < len(kind):
                rule.position, kind[other].position = kind[other].position, rule.position
