"""The shapes in which records leave the program: JSON keys and plain lines."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.services import receipt_paper
from mentordesk.services.own_questions import OWN_TOPICS, answered_words
from mentordesk.services.records.evaluations import (
    EvaluationReport,
    GroupFigures,
    QuestionFigures,
)
from mentordesk.services.records.matches import (
    CandidateRecord,
    MenteeCandidates,
    PairRecord,
    ReasonRecord,
    UnmatchedRecord,
    WholeRecord,
)
from mentordesk.services.records.participants import EnrolmentRecord, PersonRecord
from mentordesk.services.records.privacy import ErasureOutlook, ErasureReceipt
from mentordesk.services.records.sign_up import ImportReport, Rejection
from mentordesk.vocabulary import N_, ROLE_NAMES, TIER_NAMES, Language, Role

Json = dict[str, Any]


def imported(came: ImportReport, translator: Translator) -> Json:
    """Return what an import did."""
    return {
        "added": came.added,
        "updated": came.updated,
        "unchanged": came.unchanged,
        "rejected": [
            {
                "row": each.row,
                "column": each.column,
                "value": each.value,
                "reason": _reason(each, translator),
            }
            for each in came.rejected
        ],
        "unknown_columns": list(came.unknown_columns),
        "new_choices": list(came.new_choices),
        "unknown_people": [
            {"row": each.row, "name": each.name, "wish": each.is_wish}
            for each in came.unknown_people
        ],
    }


def _reason(rejection: Rejection, translator: Translator) -> str:
    return translator.gettext(rejection.reason).format(**dict(rejection.values))


def import_lines(came: ImportReport, translator: Translator) -> Iterator[str]:
    """Yield what an import did as plain lines, the rows left out among them."""
    yield translator.gettext("{added} added, {updated} updated, {unchanged} unchanged.").format(
        added=came.added, updated=came.updated, unchanged=came.unchanged
    )
    for row in came.rejected:
        yield translator.gettext("Row {row}: {reason}").format(
            row=row.row, reason=_reason(row, translator)
        )
    for each in came.unknown_people:
        yield translator.gettext(
            "Row {row}: nobody, or more than one person, is called “{name}”. That wish is left out."
        ).format(row=each.row, name=each.name)
    if came.unknown_columns:
        columns = "; ".join(came.unknown_columns)
        yield translator.gettext("Columns left out: {columns}.").format(columns=columns)
    if came.new_choices:
        choices = "; ".join(came.new_choices)
        yield translator.gettext("New choices: {choices}.").format(choices=choices)


def no_good_row(came: ImportReport, table: str, translator: Translator) -> UserError:
    """Return what to say of a table in which no row was any good."""
    if not came.rejected:
        return UserError(N_("{file} has no row that could be used."), file=table)
    first = came.rejected[0]
    return UserError(
        N_("{file} has no row that could be used. In row {row}: {reason}"),
        file=table,
        row=first.row,
        reason=_reason(first, translator),
    )


def role_name(sign_up: EnrolmentRecord) -> str:
    """Return the marked name of a sign-up's role."""
    return ROLE_NAMES[sign_up.role]


def person(each: PersonRecord) -> Json:
    """Return a person with their sign-ups."""
    return {
        "name": each.name,
        "email": each.email,
        "phone": each.phone,
        "employer": each.employer,
        "location": each.location,
        "languages": list(each.languages),
        "enrolments": [_enrolment(sign_up) for sign_up in each.enrolments],
    }


def _enrolment(each: EnrolmentRecord) -> Json:
    is_mentor = each.role is Role.MENTOR
    return {
        "programme": each.programme,
        "role": each.role.value,
        "state": each.state.value,
        "subjects": list(each.subjects),
        "faculties": list(each.faculties),
        "topics": list(each.topics),
        "capacity": each.capacity,
        "taken": each.taken,
        "available": each.available,
        "consent": each.consent,
        "meeting_form": each.meeting_form.value,
        "experience_years": each.experience_years if is_mentor else None,
        "experience_wanted": None if is_mentor else each.experience_years,
        "sector": each.sector,
        "waited": each.waited,
        "wishes": list(each.wishes),
        "note": each.note,
    }


def _reasons(reasons: Iterable[ReasonRecord]) -> list[Json]:
    return [
        {
            "criterion": each.criterion.value,
            "score": each.score,
            "weight": each.weight,
            "text": each.text,
        }
        for each in reasons
    ]


def candidates(row: MenteeCandidates) -> Json:
    """Return every mentor for one mentee."""
    return {
        "mentee": row.mentee.email,
        "candidates": [
            {
                "mentor": each.mentor.email,
                "score": each.score,
                "tier": each.tier.value if each.tier else None,
                "barrier": each.barrier.value if each.barrier else None,
                "full": each.full,
                "reasons": _reasons(each.reasons),
            }
            for each in row.candidates
        ],
    }


def candidate_line(each: CandidateRecord, translator: Translator) -> str:
    """Return one line on one mentor for the mentee above."""
    if each.score is None or each.tier is None:
        return f"  -     {each.mentor.name} <{each.mentor.email}>: {each.barrier_text}"
    tier = translator.gettext(TIER_NAMES[each.tier])
    full = " " + translator.gettext("(full)") if each.full else ""
    score = translator.number(each.score, 2)
    return f"  {score}  {each.mentor.name} <{each.mentor.email}>: {tier}{full}"


def whole(
    record: WholeRecord, codes: Mapping[tuple[str, str], str], *, weakest_first: bool
) -> Json:
    """Return a proposal; `codes` are those of pairs that are confirmed."""
    return {
        "pairs": [
            {
                "code": codes.get((pair.mentor.email, pair.mentee.email)),
                "mentor": pair.mentor.email,
                "mentee": pair.mentee.email,
                "score": pair.score,
                "tier": pair.tier.value,
                "pinned": pair.pinned,
                "confirmed": (pair.mentor.email, pair.mentee.email) in codes,
                "reasons": _reasons(pair.reasons),
            }
            for pair in record.pairs
        ],
        "unmatched": [
            {
                "person": each.person.email,
                "role": each.role.value,
                "reason": each.reason,
                "remedy": each.remedy,
            }
            for each in record.unmatched
        ],
        "total": record.total,
        "matched": record.matched,
        "seats": record.seats,
        "optimal": record.optimal,
        "smallest": record.smallest,
        "blocking_pairs": record.blocking_pairs,
        "tiers": {tier.value: count for tier, count in record.tiers.items()},
        "fairness": "weakest_first" if weakest_first else "highest_total",
    }


def fairness_line(record: WholeRecord, translator: Translator) -> str:
    """Return one line on how the worst off fare in a proposal that has pairs."""
    blocking = record.blocking_pairs or 0
    weakest = translator.gettext("The weakest match has {score}.")
    text = translator.ngettext(
        "{n} pair would rather have each other.",
        "{n} pairs would rather have each other.",
        blocking,
    )
    score = translator.number(record.smallest or 0, 2)
    return f"{weakest.format(score=score)} {text.format(n=blocking)}"


def pair_line(
    pair: PairRecord, codes: Mapping[tuple[str, str], str], translator: Translator
) -> str:
    """Return one line on one pair."""
    code = codes.get((pair.mentor.email, pair.mentee.email), "-")
    tier = translator.gettext(TIER_NAMES[pair.tier])
    score = translator.number(pair.score, 2)
    return f"{code}\t{pair.mentee.name} · {pair.mentor.name}\t{tier}\t{score}"


def unmatched_line(left: UnmatchedRecord, translator: Translator) -> str:
    """Return one line on somebody left over."""
    role = translator.gettext(ROLE_NAMES[left.role])
    return f"-\t{left.person.name} ({role})\t{left.reason} {left.remedy}".rstrip()


def report(record: EvaluationReport, language: Language) -> Json:
    """Return an evaluation's figures."""
    return {
        "questionnaire": record.round.value,
        "groups": {role.value: _group(group, language) for role, group in record.groups.items()},
    }


def _group(group: GroupFigures, language: Language) -> Json:
    return {
        "invited": group.invited,
        "answered": group.answered,
        "response_rate": group.response_rate,
        "suppressed": group.suppressed,
        "questions": [
            {
                "key": each.key,
                "text": each.text.in_(language),
                "kind": each.kind.value,
                "n": each.n,
                "mean": each.mean,
                "distribution": None if each.distribution is None else dict(each.distribution),
                **_about_topics(each),
                **({"suppressed": True} if each.n is None else {}),
            }
            for each in group.questions
        ],
    }


def _about_topics(figures: QuestionFigures) -> Json:
    """Say of the pairs' own topics that `n` counts topics, and how many people answered."""
    if figures.key != OWN_TOPICS:
        return {}
    return {"counts": "topics", "people": figures.people}


def report_lines(
    record: EvaluationReport, language: Language, translator: Translator
) -> Iterator[str]:
    """Yield the figures as plain lines, a role at a time."""
    for role, group in record.groups.items():
        yield translator.gettext("{role}: {answered} of {invited} answered ({rate})").format(
            role=translator.gettext(ROLE_NAMES[role]),
            answered=group.answered,
            invited=group.invited,
            rate=translator.percent(group.response_rate),
        )
        if group.suppressed:
            yield "  " + translator.gettext(
                "Fewer than five answered, and they were promised anonymity: nothing is shown."
            )
        for each in group.questions:
            if each.mean is not None:
                line = f"  {translator.number(each.mean, 1)}  {each.text.in_(language)}"
                if each.people is not None:
                    line += f" ({answered_words(each.n or 0, each.people, translator)})"
                yield line


def erasure_lines(outlook: ErasureOutlook, translator: Translator) -> Iterator[str]:
    """Yield what erasing somebody would take away, as plain lines."""
    gettext = translator.gettext
    yield gettext("This would be erased for good:")
    for label, number in receipt_paper.counted_rows(outlook, translator):
        yield f"  {label}: {number}"
    if outlook.partners:
        yield gettext("Left without their match: {names}.").format(
            names=translator.enumeration(outlook.partners)
        )
    if outlook.namesake:
        yield gettext("Somebody else has the same name: texts that say it stay. Look through them.")
    if outlook.is_contact:
        yield gettext("The organisation’s contact stays. Change it under Organisation.")


def erased_lines(receipt: ErasureReceipt, translator: Translator) -> Iterator[str]:
    """Yield what was erased, in numbers, and each copy that still holds it."""
    gettext = translator.gettext
    yield gettext("Erased for good:")
    for label, number in receipt_paper.counted_rows(receipt, translator):
        yield f"  {label}: {number}"
    if not receipt.backups:
        yield gettext("No copy that MentorDesk knows of holds it any more.")
        return
    yield gettext("These copies still hold it:")
    for copy in receipt.backups:
        yield f"  {copy.path}: {receipt_paper.until(copy, translator)}"
