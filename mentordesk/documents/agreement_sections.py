"""What stands on the pages of an agreement, from the two names to the two signatures."""

from collections.abc import Iterator

from reportlab.platypus import Flowable, KeepTogether, Spacer

from mentordesk.documents.blocks import bullets, fields, section, table
from mentordesk.documents.chips import Chips
from mentordesk.documents.content import AgreementContent, Limit, Party, Term
from mentordesk.documents.handwriting import HAND, WritingLines, signatures
from mentordesk.documents.page import MEASURE
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.stacks import Box, Cards, Together
from mentordesk.documents.theme import Theme
from mentordesk.i18n import Translator

#: A longer topic is a sentence, set as a line of a list instead of a chip.
_LONGEST_CHIP = 56
#: A longer name is set in the size of the body.
_LONGEST_NAME = 40
_GAP = 16.0
_COLUMN = (MEASURE - _GAP) / 2
_PADDING = 12.0
_LIMIT_WIDTHS = (MEASURE * 0.26, MEASURE * 0.35, MEASURE * 0.39)
_BLANK_LIMITS = 3
#: The share of the usual space on the second page, which a programme's own rules may fill.
_AIR = 0.8


def story(theme: Theme, content: AgreementContent) -> Iterator[Flowable]:
    """Yield the sections of one pair's agreement; what is blank becomes a line to write on."""
    gettext = theme.translator.gettext
    yield paragraph(gettext("Mentor agreement"), theme.styles.title)
    when = " · ".join(part for part in (content.programme, content.period) if part)
    yield paragraph(when, theme.styles.lead)
    yield Spacer(0, 16)
    yield _parties(theme, content)
    yield _goals(theme, content.goals)
    yield _topics(theme, content.topics)
    # What the two fill in most of stands on the front, what protects them with the signatures.
    yield _terms(theme, content.terms)
    yield _limits(theme, content.limits)
    if content.ground_rules:
        rules = bullets(content.ground_rules, theme.styles.cell_prose, air=0.5)
        yield Together([section(theme, gettext("Ground rules"), rules, air=_AIR)])
    yield Together([_trouble(theme, content.contact)])
    yield KeepTogether(list(_ending(theme, content)))


def _parties(theme: Theme, content: AgreementContent) -> Flowable:
    gettext = theme.translator.gettext
    cards = [
        _card(theme, gettext("Mentee"), content.mentee),
        _card(theme, gettext("Mentor"), content.mentor),
    ]
    return Cards(cards, [_COLUMN, _COLUMN], _GAP)


def _card(theme: Theme, role: str, party: Party) -> Box:
    gettext, styles = theme.translator.gettext, theme.styles
    lines: list[Flowable] = [paragraph(role, styles.margin)]
    if party.name:
        short = len(party.name) <= _LONGEST_NAME
        lines += [paragraph(party.name, styles.name if short else styles.subheading), Spacer(0, 2)]
    else:
        lines.append(WritingLines(theme, 1, gettext("Name")))
    lines += [paragraph(detail, styles.cell) for detail in party.details]
    if party.name:
        lines.append(Spacer(0, 4))
    for label, text in ((gettext("E-mail"), party.email), (gettext("Phone"), party.phone)):
        if text:
            lines.append(paragraph(text, styles.cell))
        else:
            lines.append(WritingLines(theme, 1, label))
    return Box(lines, theme.palette.tint, padding=_PADDING)


def _goals(theme: Theme, goals: str) -> Flowable:
    gettext = theme.translator.gettext
    note = gettext("What the mentee wants, and what the mentor can and will help with.")
    answer: Flowable = WritingLines(theme, 3)
    if goals:
        answer = paragraph(goals, theme.styles.body)
    return section(theme, gettext("Goals"), [answer], note)


def _topics(theme: Theme, topics: tuple[str, ...]) -> Flowable:
    answer: list[Flowable] = [WritingLines(theme, 2)]
    if topics and max(map(len, topics)) <= _LONGEST_CHIP:
        answer = [Chips(theme, topics)]
    elif topics:
        answer = bullets(topics, theme.styles.body)
    return section(theme, theme.translator.gettext("Topics"), answer)


def _limits(theme: Theme, limits: tuple[Limit, ...]) -> Flowable:
    gettext = theme.translator.gettext
    meaning = gettext(
        "A confidentiality limit is a topic where the mentor’s duty of confidentiality "
        "to the employer could be at risk. Named here, it protects us both."
    )
    heading = section(
        theme, gettext("Confidentiality limits"), [paragraph(meaning, theme.styles.prose)]
    )
    heads = (gettext("Topic"), gettext("Why it is at risk"), gettext("What we agree"))
    rows: list[list[Flowable]] = [
        [_cell(theme, text) for text in (limit.topic, limit.why, limit.agreed)] for limit in limits
    ]
    if not rows:
        rows = [[Spacer(0, 1.25 * HAND) for _ in heads] for _ in range(_BLANK_LIMITS)]
    heading.spaceAfter, heading.keepWithNext = 8, True
    return Together([heading, table(theme, heads, rows, _LIMIT_WIDTHS)])


def _cell(theme: Theme, text: str) -> Flowable:
    return paragraph(text, theme.styles.cell) if text else Spacer(0, HAND)


def _terms(theme: Theme, terms: tuple[Term, ...]) -> Flowable:
    rows = [(term.label, term.text) for term in terms]
    if not rows:
        rows = [(label, "") for label in _usual_terms(theme.translator)]
    answers = fields(theme, rows)
    return Together([section(theme, theme.translator.gettext("Practical terms"), answers)])


def _usual_terms(translator: Translator) -> list[str]:
    gettext = translator.gettext
    return [
        gettext("How often"),
        gettext("How long"),
        gettext("Where"),
        gettext("Who calls the meeting"),
        gettext("Agenda and summary"),
        gettext("Between meetings"),
        gettext("Moving or cancelling"),
        gettext("Notes"),
        gettext("Feedback"),
    ]


def _trouble(theme: Theme, contact: str) -> Flowable:
    gettext = theme.translator.gettext
    first = gettext("We say it to each other first.")
    if contact:
        then = gettext("If that does not help, we turn to {contact}.").format(contact=contact)
    else:
        then = gettext("If that does not help, we turn to the programme’s coordinator.")
    end = gettext(
        "Either of us may end the relationship at any time, without blame: "
        "we tell the other first, then the organisation."
    )
    style = theme.styles.prose
    sentences = [paragraph(f"{first} {then}", theme.styles.body), Spacer(0, 4)]
    return section(
        theme, gettext("If it does not work"), [*sentences, paragraph(end, style)], air=_AIR
    )


def _ending(theme: Theme, content: AgreementContent) -> Iterator[Flowable]:
    gettext = theme.translator.gettext
    if content.evaluation:
        text = paragraph(content.evaluation, theme.styles.prose)
        yield section(theme, gettext("Evaluation"), [text], air=_AIR)
    done = gettext("We have talked this through and agree on it.")
    yield section(theme, gettext("Signatures"), [paragraph(done, theme.styles.prose)], air=_AIR)
    yield Spacer(0, 8)
    signers = [(gettext("Mentee"), content.mentee.name), (gettext("Mentor"), content.mentor.name)]
    yield signatures(theme, signers, content.signed_on)
