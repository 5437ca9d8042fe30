"""The one list of all papers, each made with a text of the test's in every place that a text can
have. A new paper is added here, and is then held to what all papers are held to.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from mentordesk.documents.agreement import agreements, blank_agreement
from mentordesk.documents.candidate_content import (
    CandidateEntry,
    CandidateGroup,
    CandidateListContent,
)
from mentordesk.documents.candidate_list import candidate_list
from mentordesk.documents.certificate import certificates
from mentordesk.documents.contact_card import draw_contact_card
from mentordesk.documents.content import (
    AgreementContent,
    ChoiceGroup,
    Fact,
    GuideContent,
    Limit,
    Milestone,
    Party,
    PlanPhase,
    PlanStep,
    Term,
)
from mentordesk.documents.evaluation_content import (
    Bar,
    GroupResult,
    PaperQuestion,
    QuestionnaireContent,
    ReportContent,
    ReportQuestion,
    ResponseRate,
)
from mentordesk.documents.event_content import (
    AttendanceListContent,
    Badge,
    CardSide,
    Certificate,
    CertificatesContent,
    ContactCardContent,
    ExpectedGuest,
    Introduction,
    Invitation,
    LetterContent,
    NameBadgesContent,
    SeatedGuest,
    TableListContent,
    TableSign,
    TableSignsContent,
)
from mentordesk.documents.event_lists import attendance_list, table_list
from mentordesk.documents.flyer import flyer
from mentordesk.documents.free_pages import drawn
from mentordesk.documents.guide import guide
from mentordesk.documents.handover import handover
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.letter import letters
from mentordesk.documents.name_badges import name_badges
from mentordesk.documents.protection_content import (
    HandoverContent,
    OpenTask,
    ProgrammeAtHandover,
    SafeSheetContent,
)
from mentordesk.documents.questionnaire import questionnaire
from mentordesk.documents.record import record
from mentordesk.documents.record_content import RecordContent, RecordEntry, RecordSection
from mentordesk.documents.report import report
from mentordesk.documents.safe_sheet import safe_sheet
from mentordesk.documents.table_signs import table_signs
from mentordesk.documents.theme import theme
from mentordesk.vocabulary import BadgeSheet, QuestionKind

#: Gives the text for a place, by the place's name.
Say = Callable[[str], str]


@dataclass(frozen=True)
class PaperKind:
    """One kind of paper."""

    name: str
    #: Makes it with what `Say` gives for each place, in an organisation's style.
    make: Callable[[Say, HouseStyle], bytes]
    #: The places whose text is printed whole, in the order in which one reads.
    order: tuple[str, ...]
    #: A longer text, in letters, is cut with an ellipsis.
    longest: int = 1_000_000
    #: The places where running text stands, in the width that is its own.
    prose: tuple[str, ...] = ()
    #: It is a card, a sign or a wall sheet, and no page with a head, a foot and margins.
    fitted: bool = False
    #: It has lines to write on with a pen.
    handwritten: bool = False
    #: It has fields to fill in, whose texts are theirs and not the page's.
    fields: bool = False

    def __str__(self) -> str:
        return self.name


def _an_agreement(say: Say, *, fillable: bool = False) -> AgreementContent:
    return AgreementContent(
        code="K7F-2QX",
        programme=say("programme"),
        period=say("period"),
        mentee=Party(say("mentee"), say("mail"), say("phone"), (say("subject"),)),
        mentor=Party(say("mentor"), say("mentor mail"), say("mentor phone"), (say("employer"),)),
        goals=say("goals"),
        topics=(say("topic"), say("another topic")),
        terms=(
            Term("How often", say("how often"), "frequency"),
            Term("Where", say("where"), "place"),
        ),
        limits=(Limit(say("limit"), say("why"), say("agreed")),),
        ground_rules=(say("rule"), say("another rule")),
        contact=say("contact"),
        evaluation=say("evaluation"),
        fillable=fillable,
    )


def _agreement(say: Say, style: HouseStyle) -> bytes:
    return agreements([_an_agreement(say)], style)


def _blank_agreement(say: Say, style: HouseStyle) -> bytes:
    return blank_agreement(_an_agreement(say), style)


def _form(say: Say, style: HouseStyle) -> bytes:
    return agreements([_an_agreement(say, fillable=True)], style)


def _guide(say: Say, style: HouseStyle, *, cover: bool) -> bytes:
    """Return a guide whose text takes all that is said from its placeholders and lists."""
    body = "".join(f"## {{chapter{n}}}\n\n*{{text{n}}}* and **x**.\n\n" for n in range(9))
    values = {f"{kind}{n}": say(f"{kind} {n}") for n in range(9) for kind in ("chapter", "text")}
    content = GuideContent(
        title="{title}",
        subtitle="{subtitle}",
        body="{list:rules}\n\n" + body + "> {note}\n\n- **x:** {fact}\n\n{figure:course}\n",
        programme=say("programme"),
        values={
            **values,
            **{name: say(name) for name in ("title", "subtitle", "note", "fact")},
        },
        lists={"rules": (say("rule"), say("another rule"))},
        facts=(Fact("x", say("cover fact")),),
        course=tuple(Milestone(say(f"step {n}"), "1 May") for n in range(4)),
        cover=cover,
    )
    return guide(content, style)


_GUIDE = (
    *("rule", "another rule"),
    *(f"{kind} {n}" for n in range(9) for kind in ("chapter", "text")),
    *("note", "fact"),
)


_GUIDE_PROSE = ("rule", *(f"text {n}" for n in range(9)), "note", "fact")


def _plan_and_form(say: Say, style: HouseStyle) -> bytes:
    """Return a sheet with the steps of a plan and a form to fill in."""
    step = PlanStep(say("step"), "1 May", after="x", note=say("note"))
    choices = (say("choice"), say("another choice"))
    content = GuideContent(
        title="{title}",
        subtitle="{subtitle}",
        values={name: say(name) for name in ("title", "subtitle")},
        body="{plan:activities}\n\n## x\n\n- **x:** {lines:1}\n- **x:** {boxes:it}\n",
        programme="x",
        boxes={"it": (ChoiceGroup(say("group"), choices),)},
        plan=(PlanPhase(say("phase"), (step,)),),
        cover=False,
    )
    return guide(content, style)


def _flyer(say: Say, style: HouseStyle, *, dark: bool) -> bytes:
    names = ("title", "subtitle", "text", "fact", "foot")
    content = GuideContent(
        title="{title}",
        subtitle="{subtitle}",
        body="{text}\n\n- **x:** {fact}\n\n---\n\n## x\n\n{foot}, {contact_email}",
        programme=say("programme"),
        values={**{name: say(name) for name in names}, "contact_email": "a@example.org"},
    )
    return flyer(content, style, dark=dark)


def _questionnaire(say: Say, style: HouseStyle) -> bytes:
    content = QuestionnaireContent(
        title=say("title"),
        programme=say("programme"),
        asked=say("asked"),
        introduction=say("introduction"),
        answer_by="1 May",
        contact=say("contact"),
        name=say("name"),
        own_heading=say("own heading"),
        own_introduction=say("own introduction"),
        own_questions=(
            PaperQuestion(
                text=say("topic"), kind=QuestionKind.SCALE, choices=(say("begun"), say("done"))
            ),
        ),
        questions=(
            PaperQuestion(
                text=say("choice"),
                kind=QuestionKind.CHOICE,
                choices=(say("first"), say("second")),
            ),
            PaperQuestion(
                text=say("scale"), kind=QuestionKind.SCALE, choices=(say("least"), say("most"))
            ),
            PaperQuestion(text=say("words"), kind=QuestionKind.TEXT),
        ),
    )
    return questionnaire(content, style)


def _report(say: Say, style: HouseStyle) -> bytes:
    counted = GroupResult(group="Mentees", n=5, mean=4.3, bars=(Bar(label=say("bar"), count=5),))
    told = GroupResult(group="Mentees", n=5, texts=(say("first answer"), say("second answer")))
    content = ReportContent(
        title=say("title"),
        programme=say("programme"),
        period=say("period"),
        rates=(ResponseRate(group="Mentees", invited=6, answered=5),),
        questions=(
            ReportQuestion(
                text=say("scale"),
                kind=QuestionKind.SCALE,
                results=(counted,),
                notes=(say("note"),),
            ),
            ReportQuestion(text=say("words"), kind=QuestionKind.TEXT, results=(told,)),
        ),
    )
    return report(content, style)


def _candidate_list(say: Say, style: HouseStyle) -> bytes:
    entry = CandidateEntry(name=say("name"), facts=(say("fact"),), why=say("why"))
    content = CandidateListContent(
        mentee=say("mentee"),
        programme=say("programme"),
        groups=(CandidateGroup(title=say("group"), entries=(entry,)),),
        contact=say("contact"),
    )
    return candidate_list(content, style)


def _record(say: Say, style: HouseStyle) -> bytes:
    entries = (
        RecordEntry(heading=say("heading"), facts=(Fact(say("label"), say("text")),)),
        RecordEntry(facts=(Fact(say("question"), say("answer")),), asks=True),
    )
    section = RecordSection(
        title=say("section"), note=say("note"), words=(say("words"),), entries=entries
    )
    content = RecordContent(
        title="x", lead=say("lead"), footer="x", intro=(say("intro"),), sections=(section,)
    )
    return record(content, style)


def _letter(say: Say, style: HouseStyle) -> bytes:
    def introduced(whose: str) -> Introduction:
        return Introduction(
            role="x",
            name=say(whose),
            details=(say(f"{whose} detail"),),
            topics_heading="x",
            topics=(say(f"{whose} topic"),),
            email=say(f"{whose} mail"),
        )

    content = LetterContent(
        to="x",
        date="1 May",
        title="x",
        programme=say("programme"),
        opening=(say("hello"), say("opening")),
        people=(introduced("mentee"), introduced("mentor")),
        common=say("common"),
        steps_heading="x",
        steps=(say("step"), say("another step")),
        invitation=Invitation(heading=say("event"), lines=(say("when"),), note=say("note")),
        closing=(say("closing"),),
        sender=(say("sender"),),
    )
    return letters([content], style)


def _attendance_list(say: Say, style: HouseStyle) -> bytes:
    guest = ExpectedGuest(name=say("name"), role="x", partner=say("partner"))
    content = AttendanceListContent(programme="x", event=say("event"), guests=(guest,))
    return attendance_list(content, style)


def _table_list(say: Say, style: HouseStyle) -> bytes:
    guest = SeatedGuest(name=say("name"), partner=say("partner"), table=7)
    return table_list(TableListContent(programme="x", event=say("event"), guests=(guest,)), style)


def _safe_sheet(say: Say, style: HouseStyle) -> bytes:
    content = SafeSheetContent(
        file=say("file"),
        folder=say("folder"),
        date="1 May 2026",
        passphrase="fire små ænder",  # noqa: S106 - nobody's
    )
    return safe_sheet(content, style)


def _handover(say: Say, style: HouseStyle) -> bytes:
    programme = ProgrammeAtHandover(
        name=say("programme"),
        period="2026",
        standing="x",
        tasks=[OpenTask(title=say("task"), when="1 May 2026")],
    )
    content = HandoverContent(
        organisation=say("organisation"),
        date="1 May 2026",
        file=say("file"),
        contact=(say("name"), say("phone")),
        programmes=[programme],
    )
    return handover(content, style)


def _certificate(say: Say, style: HouseStyle) -> bytes:
    content = CertificatesContent(
        programme=say("programme"),
        period="2026",
        signed_by=say("signer"),
        signed_for="x",
        certificates=(Certificate(name=say("name"), merit=say("merit")),),
    )
    return certificates(content, style)


def _contact_card(say: Say, style: HouseStyle) -> bytes:
    def side(whose: str) -> CardSide:
        facts = (Fact("E-mail", say(f"{whose} mail")),)
        details, note = (say(f"{whose} subject"),), say(f"{whose} note")
        return CardSide(
            heading="x", given_to="x", name=say(whose), details=details, facts=facts, note=note
        )

    content = ContactCardContent(
        code="K7F-2QX",
        programme=say("programme"),
        mentee_gets=side("mentor"),
        mentor_gets=side("mentee"),
        contact=say("contact"),
    )
    return contact_card(content, style)


def _name_badge(say: Say, style: HouseStyle) -> bytes:
    name, subject, employer = say("name"), say("subject"), say("employer")
    badge = Badge(name=name, role="x", is_mentor=True, subject=subject, employer=employer)
    content = NameBadgesContent(programme=say("programme"), badges=(badge,))
    return name_badges(content, style, BadgeSheet.CARDS)


def _table_sign(say: Say, style: HouseStyle) -> bytes:
    sign = TableSign(number=1, subject=say("subject"), pairs=(say("pair"),))
    return table_signs(TableSignsContent(programme=say("programme"), signs=(sign,)), style)


def contact_card(content: ContactCardContent, style: HouseStyle) -> bytes:
    """Return a page of the pack by itself."""
    look = theme(style)
    return drawn([partial(draw_contact_card, look=look, content=content)], look, "Contact card")


#: A card or a sign has one place for a name: what is longer than names are is cut there.
_FITTED = 30

EVERY_PAPER = (
    PaperKind(
        "agreement",
        _agreement,
        (
            *("programme", "period", "mentee", "subject", "mail", "phone"),
            *("mentor", "employer", "mentor mail", "mentor phone", "goals", "topic"),
            *("another topic", "how often", "where", "limit", "why", "agreed"),
            *("rule", "another rule", "contact", "evaluation"),
        ),
        prose=("goals", "rule", "another rule", "evaluation"),
    ),
    PaperKind(
        "blank agreement",
        _blank_agreement,
        ("programme", "period", "rule", "another rule", "contact", "evaluation"),
        prose=("rule", "another rule", "evaluation"),
        handwritten=True,
    ),
    PaperKind(
        "form",
        _form,
        (
            *("programme", "period", "contact", "mentee", "subject", "mail", "phone"),
            *("mentor", "employer", "mentor mail", "mentor phone"),
            *("rule", "another rule", "evaluation"),
        ),
        prose=("contact", "rule", "another rule", "evaluation"),
        fields=True,
    ),
    PaperKind(
        "guide", partial(_guide, cover=True), ("title", "subtitle", *_GUIDE), prose=_GUIDE_PROSE
    ),
    PaperKind(
        "sheet", partial(_guide, cover=False), ("title", "subtitle", *_GUIDE), prose=_GUIDE_PROSE
    ),
    PaperKind(
        "plan and form",
        _plan_and_form,
        ("title", "subtitle", "phase", "step", "note", "group", "choice", "another choice"),
        prose=("note",),
    ),
    PaperKind(
        "dark flyer",
        partial(_flyer, dark=True),
        ("title", "subtitle", "text", "fact", "foot"),
        prose=("text", "fact"),
    ),
    PaperKind(
        "light flyer",
        partial(_flyer, dark=False),
        ("title", "subtitle", "text", "fact", "foot"),
        prose=("text", "fact"),
    ),
    PaperKind(
        "questionnaire",
        _questionnaire,
        (
            *("title", "programme", "asked", "introduction", "contact", "name"),
            *("choice", "first", "second", "scale", "least", "most", "words"),
            *("own heading", "own introduction", "topic", "begun", "done"),
        ),
        prose=("introduction", "choice", "scale", "words", "own introduction", "topic"),
        handwritten=True,
    ),
    PaperKind(
        "report",
        _report,
        ("title", "programme", "period", "scale", "words", "first answer", "second answer"),
        prose=("words", "first answer", "second answer"),
    ),
    PaperKind(
        "candidate list",
        _candidate_list,
        ("mentee", "programme", "contact", "group", "name", "fact", "why"),
        longest=80,
        prose=("contact", "why"),
    ),
    PaperKind(
        "record",
        _record,
        (
            *("lead", "intro", "section", "note", "words", "heading", "label", "text"),
            *("question", "answer"),
        ),
        prose=("words",),
    ),
    PaperKind(
        "letter",
        _letter,
        (
            *("programme", "hello", "opening", "mentee", "mentee detail", "mentee topic"),
            *("mentee mail", "mentor", "mentor detail", "mentor topic", "mentor mail", "common"),
            *("step", "another step", "event", "when", "note", "closing", "sender"),
        ),
        prose=("opening", "step", "another step", "note", "closing"),
    ),
    PaperKind("attendance list", _attendance_list, ("event", "name", "partner")),
    PaperKind("table list", _table_list, ("event", "name", "partner")),
    PaperKind(
        "safe sheet",
        _safe_sheet,
        ("file", "folder"),
        longest=255,
    ),
    PaperKind(
        "handover",
        _handover,
        ("organisation", "file", "name", "phone", "programme", "task"),
    ),
    PaperKind("certificate", _certificate, ("name", "merit"), longest=_FITTED, fitted=True),
    PaperKind("contact card", _contact_card, ("mentor", "mentee"), longest=_FITTED, fitted=True),
    PaperKind("name badge", _name_badge, ("name",), longest=_FITTED, fitted=True),
    PaperKind("table sign", _table_sign, ("pair",), longest=_FITTED, fitted=True),
)
