"""Kinds of programmes to start from, as the files in `resources/programmes` describe them."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy.orm import Session

from mentordesk.errors import UserError
from mentordesk.i18n import Wording
from mentordesk.models import Activity, Event, MatchingRules, Programme, ProgrammeRule
from mentordesk.paths import resources
from mentordesk.services.programme_dates import ProgrammeDates, last_day
from mentordesk.services.questionnaires import OwnChoices, add_questionnaires
from mentordesk.services.records.programmes import TemplateRecord
from mentordesk.vocabulary import (
    N_,
    Anchor,
    EvaluationRound,
    EventKind,
    Language,
    MeetingForm,
    RuleKind,
)

#: The order in which templates are offered: the most common kind first.
_ORDER = ("karrierementor", "long", "graduate", "open")

_WORDINGS = ("purpose", "length", "frequency", "place", "first_contact", "matching")
_OPTIONAL_NUMBERS = ("months_least", "months_most", "meetings_least", "meetings_most")
_PLAIN = (
    "closes_itself",
    "minutes_least",
    "minutes_most",
    "open_matching",
    "mentor_capacity",
    "mentor_capacity_most",
    "prefers_physical",
    "silent_after_days",
)

Template = Mapping[str, Any]


@cache
def _all() -> Mapping[str, Template]:
    read = [
        tomllib.loads(file.read_text(encoding="utf-8"))
        for file in sorted((resources() / "programmes").glob("*.toml"))
    ]
    known = {template["key"]: template for template in read}
    return {key: known[key] for key in sorted(known, key=_place)}


def _place(key: str) -> tuple[int, str]:
    return (_ORDER.index(key) if key in _ORDER else len(_ORDER), key)


def templates() -> tuple[TemplateRecord, ...]:
    """Return the kinds of programmes that one can start from."""
    return tuple(
        TemplateRecord(
            key=key,
            name=_wording(template["name"]),
            summary=_wording(template["summary"]),
            months=template.get("months_most"),
        )
        for key, template in _all().items()
    )


def template(key: str) -> Template:
    """Return one template as it was written.

    Raises:
        UserError: There is none with that key.
    """
    if key not in _all():
        raise UserError(
            N_("There is no kind of programme called {key}. Choose one of these: {keys}."),
            key=key,
            keys=", ".join(_all()),
        )
    return _all()[key]


def add_programme(
    session: Session, key: str, name: str, *, made_on: date, starts_on: date, language: Language
) -> Programme:
    """Add a programme with all that its template says of it, and return its row."""
    read = template(key)
    months = read.get("months_most")
    deadline = read.get("sign_up_days_before")
    programme = Programme(
        name=name,
        template=key,
        language=language,
        made_on=made_on,
        starts_on=starts_on,
        ends_on=last_day(starts_on, months) if months else None,
        sign_up_by=starts_on - timedelta(days=deadline) if deadline else None,
        **{column: _wording(read[column]) for column in _WORDINGS},
        **{column: read.get(column) for column in _OPTIONAL_NUMBERS},
        **{column: read[column] for column in _PLAIN},
    )
    session.add(programme)
    session.flush()
    session.add_all(_framework(programme.id, read))
    session.add(_matching_rules(programme.id, read["matching_rules"]))
    session.add_all(_events(programme, read))
    session.add_all(_activities(programme.id, read))
    for value in read["evaluation_rounds"]:
        add_questionnaires(session, programme.id, EvaluationRound(value), own_choices(key))
    return programme


def own_choices(key: str) -> OwnChoices:
    """Return what questions offer in one kind of programme alone, by their keys."""
    choices: OwnChoices = _all().get(key, {}).get("question_choices", {})
    return choices


def _wording(texts: Mapping[str, str]) -> Wording:
    return Wording(da=texts["da"], en=texts["en"])


def _framework(programme_id: int, read: Template) -> list[ProgrammeRule]:
    return [
        ProgrammeRule(
            programme_id=programme_id,
            kind=RuleKind(rule["kind"]),
            position=position,
            text=_wording(rule["text"]),
        )
        for position, rule in enumerate(read["rules"])
    ]


def _matching_rules(programme_id: int, rules: Template) -> MatchingRules:
    return MatchingRules(
        programme_id=programme_id,
        **{f"weight_{criterion}": weight for criterion, weight in rules["weights"].items()},
        **{f"threshold_{tier}": least for tier, least in rules["thresholds"].items()},
        spread_load=rules["spread_load"],
        bar_same_employer=rules["bar_same_employer"],
    )


def _events(programme: Programme, read: Template) -> list[Event]:
    anchors = ProgrammeDates(
        starts_on=programme.starts_on, ends_on=programme.ends_on, months=programme.months_most
    ).anchors()
    return [
        Event(
            programme_id=programme.id,
            kind=EventKind(event["kind"]),
            name=_wording(event["name"]),
            starts_at=datetime.combine(
                anchors[Anchor(event["anchor"])] + timedelta(days=event["offset_days"]),
                event["starts_at"],
            ),
            minutes=event["minutes"],
            form=MeetingForm(event["form"]),
            mandatory=event["mandatory"],
        )
        for event in read.get("events", ())
    ]


def _activities(programme_id: int, read: Template) -> list[Activity]:
    return [
        Activity(
            programme_id=programme_id,
            position=position,
            anchor=Anchor(activity["anchor"]),
            offset_days=activity["offset_days"],
            title=_wording(activity["title"]),
            note=_wording(activity["note"]),
        )
        for position, activity in enumerate(read["activities"])
    ]
