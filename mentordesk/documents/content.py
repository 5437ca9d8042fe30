"""What documents say, as plain values; how it looks is decided elsewhere.

Every text is what a person typed or what a translator already turned into the document's language.
Nothing here is markup, except `GuideContent.body`, which is Markdown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two people of a pair; whatever is blank becomes a line to write on."""

    name: str = ""
    email: str = ""
    phone: str = ""
    #: Lines below the name: subject, employer.
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """A confidentiality limit: a topic, why it is at risk and what the pair agrees on it."""

    topic: str = ""
    why: str = ""
    agreed: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A practical term of the pair; a blank text becomes a line to write on."""

    label: str
    text: str = ""
    #: Which term it is, for a form that is filled in and read back.
    key: str = ""


@dataclass(frozen=True, slots=True)
class AgreementContent:
    """What one pair's agreement says; blanks become lines to write on."""

    #: The pair's reference code, printed in the footer; blank on a blank agreement.
    code: str = ""
    programme: str = ""
    #: "1 September to 15 December 2026"
    period: str = ""
    mentor: Party = Party()
    mentee: Party = Party()
    goals: str = ""
    topics: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
    #: In the order printed; without any, the usual ones are printed for handwriting.
    terms: tuple[Term, ...] = ()
    #: The programme's ground rules, a sentence each; without any, the section is left out.
    ground_rules: tuple[str, ...] = ()
    #: Whom to turn to on trouble: "Anna Holm, anna@example.org, 12 34 56 78".
    contact: str = ""
    #: When and how the programme asks how it went; blank leaves the section out.
    evaluation: str = ""
    #: The day both signed, written out; blank leaves the dates for the pens.
    signed_on: str = ""
    #: What the two settle is printed as fields to fill in on a screen; see `form_names`.
    fillable: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its text, as on the cover of a guide."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step in the course of a programme: "Kick-off", "1 September"."""

    label: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Choices to tick, such as the subjects of one faculty; the title may be blank."""

    title: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One thing to do in the playbook."""

    title: str
    #: "23 June 2026"
    when: str
    #: "Four weeks before the kick-off"; blank where the coordinator chose the day.
    after: str = ""
    note: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class PlanPhase:
    """A stretch of the programme with what is to be done in it."""

    title: str
    steps: tuple[PlanStep, ...]


@dataclass(frozen=True, slots=True)
class GuideContent:
    """A guide, sheet or flyer: Markdown with what the programme fills into it."""

    title: str
    #: Markdown with `{placeholders}`, `{list:…}`, `{figure:…}`, `{lines:…}`, `{boxes:…}`,
    #: `{plan:…}` and `{page:new}`; see `directives`.
    body: str
    subtitle: str = ""
    programme: str = ""
    #: Placeholder to text: `{"contact_name": "Anna Holm"}`.
    values: Mapping[str, str] = field(default_factory=dict)
    #: Name of a list to its sentences: `{"ground_rules": ("What is said stays here.",)}`.
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: Name of a question to its choices: `{"topics": (ChoiceGroup("", ("Research",)),)}`.
    boxes: Mapping[str, tuple[ChoiceGroup, ...]] = field(default_factory=dict)
    #: What `{plan:activities}` prints.
    plan: tuple[PlanPhase, ...] = ()
    facts: tuple[Fact, ...] = ()
    #: What `{figure:course}` draws, in order; without any, the course every programme has.
    course: tuple[Milestone, ...] = ()
    #: A page of its own for the title; a sheet of one or two pages does without.
    cover: bool = True
    #: The pair's reference code in the footer, when it is printed for one pair.
    code: str = ""
