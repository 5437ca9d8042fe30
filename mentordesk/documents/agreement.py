"""The agreement that a pair settles at its first meeting and signs."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from mentordesk.documents import content_texts
from mentordesk.documents.agreement_sections import story
from mentordesk.documents.content import AgreementContent, Limit, Party, Term
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.page import Part, Printed, Progress, printed
from mentordesk.documents.right_to_left import isolated
from mentordesk.documents.text import legible
from mentordesk.documents.theme import Theme, theme

__all__ = [
    "AgreementContent",
    "Limit",
    "Party",
    "Term",
    "agreements",
    "blank_agreement",
    "letters_left_out",
]


#: An agreement is a sheet of paper, printed on both sides.
_SHEET = 2


def agreements(
    contents: Sequence[AgreementContent], style: HouseStyle, *, progress: Progress | None = None
) -> bytes:
    """Return one PDF of the pairs' agreements, each from an odd page, with a bookmark each.

    `progress(done, total)` is called after each agreement and may raise `CancelledError`.
    """
    look = theme(style)
    made = _set(contents, look, frozenset(), progress)
    long = frozenset(at for at, pages in enumerate(made.lengths) if pages > _SHEET)
    if not long:
        return made.content
    # One that a little less space brings onto one sheet is given it.
    return _set(contents, look, long, progress).content


def _set(
    contents: Sequence[AgreementContent],
    look: Theme,
    close: Collection[int],
    progress: Progress | None,
) -> Printed:
    gettext = look.translator.gettext
    parts = [
        agreement_part(content, look, close=at in close) for at, content in enumerate(contents)
    ]
    title = gettext("Mentor agreements")
    if len(parts) == 1:
        agreement, pair = gettext("Mentor agreement"), parts[0].bookmark
        title = agreement if pair == agreement else f"{agreement} · {pair}"
    return printed(parts, look, title, progress=progress)


def agreement_part(content: AgreementContent, look: Theme, *, close: bool = False) -> Part:
    """Return one pair's agreement to be set, closely where it would not stay on one sheet."""
    agreement = look.translator.gettext("Mentor agreement")
    content = _legible(content)
    pair = _names(look, content)
    return Part(
        story=list(story(look, content, close=close)),
        running=_running(look, content),
        footer=content.programme,
        code=content.code,
        bookmark=pair or agreement,
    )


def blank_agreement(content: AgreementContent, style: HouseStyle) -> bytes:
    """Return the programme's agreement without people, to be filled in with a pen."""
    return agreements(
        [
            replace(
                content,
                code="",
                fillable=False,
                mentor=Party(),
                mentee=Party(),
                goals="",
                topics=(),
                limits=(),
                terms=tuple(replace(term, text="") for term in content.terms),
                signed_on="",
            )
        ],
        style,
    )


def letters_left_out(contents: Sequence[AgreementContent]) -> dict[str, str]:
    """Return who typed letters that no font of ours has, and which: the paper leaves them out."""
    found: dict[str, str] = {}
    for content in contents:
        parties = (content.mentee, content.mentor)
        pair = " · ".join(party.name for party in parties if party.name)
        found |= content_texts.letters_left_out(content, pair)
    return found


def _legible(content: AgreementContent) -> AgreementContent:
    """Return a content in which what would print as nothing is blank, and so becomes a line."""
    content = replace(
        content,
        programme=legible(content.programme),
        period=legible(content.period),
        mentor=_legible_party(content.mentor),
        mentee=_legible_party(content.mentee),
        ground_rules=tuple(filter(None, map(legible, content.ground_rules))),
        contact=legible(content.contact),
        evaluation=legible(content.evaluation),
    )
    # A field holds every letter, whichever fonts there are: the form is read back.
    return content if content.fillable else _legible_answers(content)


def _legible_answers(content: AgreementContent) -> AgreementContent:
    return replace(
        content,
        goals=legible(content.goals),
        topics=tuple(filter(None, map(legible, content.topics))),
        limits=tuple(
            Limit(legible(limit.topic), legible(limit.why), legible(limit.agreed))
            for limit in content.limits
        ),
        terms=tuple(replace(term, text=legible(term.text)) for term in content.terms),
    )


def _legible_party(party: Party) -> Party:
    return Party(
        name=legible(party.name),
        email=legible(party.email),
        phone=legible(party.phone),
        details=tuple(filter(None, map(legible, party.details))),
    )


def _running(look: Theme, content: AgreementContent) -> str:
    pair = _names(
        look, replace(content, mentee=_apart(content.mentee), mentor=_apart(content.mentor))
    )
    return " · ".join(filter(None, (look.translator.gettext("Mentor agreement"), pair)))


def _apart(party: Party) -> Party:
    return replace(party, name=isolated(party.name))


def _names(look: Theme, content: AgreementContent) -> str:
    names = [party.name for party in (content.mentee, content.mentor) if party.name]
    return look.translator.enumeration(names)
