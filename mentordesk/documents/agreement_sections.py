"""What stands on the pages of an agreement, from the two names to the two signatures."""

from collections.abc import Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Spacer

from mentordesk.documents.blocks import ASIDE, GUTTER, bullets, fields, labelled, section, table
from mentordesk.documents.chips import Chips
from mentordesk.documents.content import AgreementContent, Limit, Party
from mentordesk.documents.form_fields import FormField
from mentordesk.documents.form_names import GOALS, LIMIT_PARTS, TOPICS, field_name, limit_key
from mentordesk.documents.handwriting import HAND, WritingLines, signatures
from mentordesk.documents.page import MEASURE
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.right_to_left import isolated, side_by_side
from mentordesk.documents.stacks import Box, Cards, Columns, Together
from mentordesk.documents.theme import Theme, on_grid
from mentordesk.i18n import Translator

#: A longer topic is a sentence, set as a line of a list instead of a chip.
_LONGEST_CHIP = 56
#: A longer name is set in the size of the body.
_LONGEST_NAME = 40
_GAP = 16.0
_COLUMN = (MEASURE - _GAP) / 2
#: The second column of limits begins where the sections do.
_LIMIT_TOPIC, _LIMIT_WHY = ASIDE + GUTTER - 6, 156.0
_LIMIT_WIDTHS = (_LIMIT_TOPIC, _LIMIT_WHY, MEASURE - _LIMIT_TOPIC - _LIMIT_WHY)
_BLANK_LIMITS = 3
#: What a cell of a table keeps free at each side of its text.
_FIELD_GAP = 6.0
#: The share of the usual space on the second page, which a programme's own rules may fill.
_AIR, _CLOSE_AIR = 2 / 3, 1 / 3
#: What is kept free at the right of rules in small type, in points.
_BESIDE_SMALL_TYPE = 40.0


def story(theme: Theme, content: AgreementContent, *, close: bool = False) -> Iterator[Flowable]:
    """Yield the sections of one pair's agreement; what is blank becomes a line to write on.

    Set closely, it takes less space on its second page.
    """
    gettext = theme.translator.gettext
    yield paragraph(gettext("Mentor agreement"), theme.styles.title)
    when = side_by_side((content.programme, content.period))
    yield paragraph(when, theme.styles.lead)
    yield Spacer(0, 16)
    if content.fillable:
        yield paragraph(_how_to_fill_in(theme, content.contact), theme.styles.intro)
        yield Spacer(0, 8)
    yield _parties(theme, content)
    yield _goals(theme, content)
    yield _topics(theme, content)
    # What the two fill in most of stands on the front, what protects them with the signatures.
    yield _terms(theme, content)
    yield _limits(theme, content)
    air = _CLOSE_AIR if close else _AIR
    if content.ground_rules:
        rules = bullets(content.ground_rules, _rule_style(theme), air=0.5)
        yield Together([section(theme, gettext("Ground rules"), rules, air=air)])
    yield Together([_trouble(theme, content.contact, air)])
    yield KeepTogether(list(_ending(theme, content, air, close=close)))


def _rule_style(theme: Theme) -> ParagraphStyle:
    """Return small type in a column narrow enough to be read, level with the heading beside it."""
    return theme.styles.cell_prose.clone("ground rule", rightIndent=_BESIDE_SMALL_TYPE)


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
        lines.append(paragraph(party.name, styles.name if short else styles.subheading))
    else:
        lines.append(WritingLines(theme, 1, gettext("Name")))
    lines += [paragraph(detail, styles.cell) for detail in party.details]
    for label, text in ((gettext("E-mail"), party.email), (gettext("Phone"), party.phone)):
        if text:
            lines.append(paragraph(text, styles.cell))
        else:
            lines.append(WritingLines(theme, 1, label))
    return Box(lines, theme.palette.tint)


def _how_to_fill_in(theme: Theme, contact: str) -> str:
    gettext = theme.translator.gettext
    first = gettext("Fill in the fields on a screen when you meet, and save the file.")
    if contact:
        then = gettext("Then send it to {contact}.").format(contact=isolated(contact))
    else:
        then = gettext("Then send it to the programme’s coordinator.")
    return f"{first} {then} " + gettext("The two of you sign it on paper.")


def _goals(theme: Theme, content: AgreementContent) -> Flowable:
    gettext = theme.translator.gettext
    title = gettext("Goals")
    note = gettext("What the mentee wants, and what the mentor can and will help with.")
    answer: Flowable = WritingLines(theme, 3)
    if content.fillable:
        answer = _field(theme, content, GOALS, title, content.goals, lines=4)
    elif content.goals:
        answer = paragraph(content.goals, theme.styles.body)
    return section(theme, title, [answer], note, _AIR if content.fillable else 1.0)


def _topics(theme: Theme, content: AgreementContent) -> Flowable:
    gettext, topics = theme.translator.gettext, content.topics
    title = gettext("Topics")
    answer: list[Flowable] = [WritingLines(theme, 2)]
    if content.fillable:
        written = _field(theme, content, TOPICS, title, "\n".join(topics), lines=3)
        return section(theme, title, [written], gettext("One topic per line."), _AIR)
    if topics and max(map(len, topics)) <= _LONGEST_CHIP:
        answer = [Chips(theme, topics)]
    elif topics:
        answer = bullets(topics, theme.styles.body)
    return section(theme, title, answer)


def _field(
    theme: Theme, content: AgreementContent, key: str, label: str, text: str, lines: int = 1
) -> Flowable:
    return FormField(theme, field_name(content.code, key), label, text, lines)


def _limits(theme: Theme, content: AgreementContent) -> Flowable:
    gettext = theme.translator.gettext
    meaning = gettext(
        "A confidentiality limit is a topic where the mentor’s duty of confidentiality "
        "to the employer could be at risk. Named here, it protects us both."
    )
    heading = section(
        theme, gettext("Confidentiality limits"), [paragraph(meaning, theme.styles.prose)]
    )
    heading.spaceAfter, heading.keepWithNext = 8, True
    heads = (gettext("Topic"), gettext("Why it is at risk"), gettext("What we agree"))
    if content.fillable:
        return Together([heading, *_limit_fields(theme, content, heads)])
    rows = [
        [_cell(theme, text) for text in (limit.topic, limit.why, limit.agreed)]
        for limit in content.limits
    ]
    if not rows:
        rows = [[Spacer(0, HAND + 8) for _ in heads] for _ in range(_BLANK_LIMITS)]
    return Together([heading, table(theme, heads, rows, _LIMIT_WIDTHS)])


def _limit_fields(
    theme: Theme, content: AgreementContent, heads: tuple[str, ...]
) -> Iterator[Flowable]:
    """Yield the heads and a row of fields for each limit, and blank ones for more."""
    above = table(theme, heads, [], _LIMIT_WIDTHS)
    above.spaceAfter, above.keepWithNext = 8, True
    yield above
    first, *others = _LIMIT_WIDTHS
    widths = [first - _FIELD_GAP, *(width - 2 * _FIELD_GAP for width in others)]
    widths[-1] += _FIELD_GAP
    spare = max(1, _BLANK_LIMITS - len(content.limits))
    for row, limit in enumerate([*content.limits, *[Limit()] * spare], start=1):
        cells: list[list[Flowable]] = []
        for part, head in zip(LIMIT_PARTS, heads, strict=True):
            key, text = limit_key(row, part), getattr(limit, part)
            cells.append([_field(theme, content, key, f"{head} {row}", text, lines=2)])
        fields_of_one = Columns(cells, widths, 2 * _FIELD_GAP)
        fields_of_one.spaceAfter = 8
        yield fields_of_one


def _cell(theme: Theme, text: str) -> Flowable:
    return paragraph(text, theme.styles.cell) if text else Spacer(0, HAND)


def _terms(theme: Theme, content: AgreementContent) -> Flowable:
    rows = [(term.label, term.text) for term in content.terms]
    if not rows:
        rows = [(label, "") for label in _usual_terms(theme.translator)]
    answers = fields(theme, rows)
    if content.fillable:
        answers = labelled(
            theme,
            [
                (term.label, _field(theme, content, term.key, term.label, term.text))
                for term in content.terms
            ],
        )
    title, air = theme.translator.gettext("Practical terms"), _AIR if content.fillable else 1.0
    return Together([section(theme, title, answers, air=air)])


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


def _trouble(theme: Theme, contact: str, air: float) -> Flowable:
    gettext = theme.translator.gettext
    first = gettext("We say it to each other first.")
    if contact:
        then = gettext("If that does not help, we turn to {contact}.").format(
            contact=isolated(contact)
        )
    else:
        then = gettext("If that does not help, we turn to the programme’s coordinator.")
    end = gettext(
        "Either of us may end the relationship at any time, without blame: "
        "we tell the other first, then the organisation."
    )
    style = theme.styles.prose
    sentences = [paragraph(f"{first} {then}", theme.styles.body), Spacer(0, on_grid(8 * air))]
    return section(
        theme, gettext("If it does not work"), [*sentences, paragraph(end, style)], air=air
    )


def _ending(
    theme: Theme, content: AgreementContent, air: float, *, close: bool
) -> Iterator[Flowable]:
    gettext = theme.translator.gettext
    if content.evaluation:
        text = paragraph(content.evaluation, theme.styles.prose)
        yield section(theme, gettext("Evaluation"), [text], air=air)
    done = gettext("We have talked this through and agree to it.")
    yield section(theme, gettext("Signatures"), [paragraph(done, theme.styles.prose)], air=air)
    yield Spacer(0, 8)
    signers = [(gettext("Mentee"), content.mentee.name), (gettext("Mentor"), content.mentor.name)]
    yield signatures(theme, signers, content.signed_on, close=close)
