"""What can be ticked at sign-up on paper: the programme's own choices, and no others."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from mentordesk.documents.content import ChoiceGroup
from mentordesk.i18n import Translator, sort_key
from mentordesk.services.records.programmes import (
    ChoiceRecord,
    OrganisationRecord,
    ProgrammeRecord,
)
from mentordesk.vocabulary import MEETING_FORM_NAMES, ROLE_NAMES

Boxes = Mapping[str, tuple[ChoiceGroup, ...]]


def boxes(
    programme: ProgrammeRecord,
    organisation: OrganisationRecord,
    subjects: Iterable[ChoiceRecord],
    topics: Iterable[ChoiceRecord],
    translator: Translator,
) -> Boxes:
    """Return what `{boxes:…}` prints; a question with one possible answer has no group."""
    gettext = translator.gettext
    return {
        "roles": _one(gettext(name) for name in ROLE_NAMES.values()),
        "subjects": _by_faculty(subjects, gettext("Other subjects")),
        "topics": _one(topic.name for topic in topics),
        "meeting_form": _one(gettext(name) for name in MEETING_FORM_NAMES.values()),
        "languages": _one(_languages(organisation.languages, translator)),
        "mentees": _several(_capacities(programme, translator)),
    }


def _one(choices: Iterable[str]) -> tuple[ChoiceGroup, ...]:
    return (ChoiceGroup("", tuple(choices)),)


def _several(choices: Iterable[str]) -> tuple[ChoiceGroup, ...]:
    listed = tuple(choices)
    return (ChoiceGroup("", listed),) if len(listed) > 1 else ()


def _languages(codes: Iterable[str], translator: Translator) -> list[str]:
    from babel import Locale

    names = Locale(translator.language.value).languages
    found = [str(names.get(code, code)) for code in codes]
    return [name[:1].upper() + name[1:] for name in found]


def _by_faculty(subjects: Iterable[ChoiceRecord], rest: str) -> tuple[ChoiceGroup, ...]:
    """Return the subjects below their faculties; those of none come last, or have no title."""
    ordered = sorted(subjects, key=lambda each: (not each.faculty, sort_key(each.faculty)))
    groups = [
        ChoiceGroup(faculty, tuple(each.name for each in inside))
        for faculty, inside in groupby(ordered, key=lambda each: each.faculty)
    ]
    if len(groups) > 1 and not groups[-1].title:
        groups[-1] = ChoiceGroup(rest, groups[-1].choices)
    return tuple(groups) or (ChoiceGroup("", ()),)


def _capacities(programme: ProgrammeRecord, translator: Translator) -> list[str]:
    return [
        translator.ngettext("{n} mentee", "{n} mentees", count).format(n=count)
        for count in range(1, programme.mentor_capacity_most + 1)
    ]
