"""What SurveyXact hands out: a workbook of three sheets, or a CSV with semicolons.

A column is a variable, `s_5`, and the fifth question's second box is `s_5_2`. The data set has
numbers for answers; the workbook's sheet Labels says what each means, and Variables what was
asked. Before the questions stand the tool's own columns, after them the states, a column each.
"""

from collections.abc import Sequence
from pathlib import Path

from tests.exchange.shapes.files import a_text_table, a_workbook
from tests.exchange.shapes.people import PEOPLE, TOPICS, Person, said

_BEFORE = (
    *("survey", "respondentid", "organization"),
    *(f"statinternal_{number}" for number in range(1, 21)),
    *("created", "modified", "closetime", "starttime", "difftime", "responsecollectsessions"),
    *("numberofreturnedmail", "importgroup", "distributionschedule"),
)
_AFTER = (
    *("digitaldistributionstatus", "digitaldistributionerrormessage", "lang"),
    *(f"statcompletion_{number}" for number in range(1, 4)),
    *(f"statcreation_{number}" for number in range(1, 8)),
    *(f"statdistribution_{number}" for number in range(1, 6)),
    *(f"statsource_{number}" for number in range(1, 7)),
    *(f"statcollect_{number}" for number in range(1, 5)),
    *(f"statoverall_{number}" for number in range(1, 6)),
)
_OWN_TEXTS = {
    "created": "Oprettet",
    "modified": "Ændret",
    "closetime": "Afsluttet",
    "lang": "Sprog",
}
#: Each variable, what it asked, and the answers that its numbers stand for.
_ASKED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("s_1", "Hvad er dit fulde navn?", ()),
    ("s_2", "Telefonnummer", ()),
    ("s_3", "Vil du være mentor eller mentee?", ("Mentor", "Mentee")),
    ("s_4", "Hvilken uddannelse har du, eller læser du?", ("Biologi", "Kemi", "Fysik")),
    *(
        (f"s_5_{number}", f"Hvilke emner vil du gerne tale om? - {topic}", ())
        for number, topic in enumerate(TOPICS, start=1)
    ),
    ("s_6", "Hvor mange års erhvervserfaring har du?", ()),
    ("s_7", "Hvor mange års erfaring ønsker du, at din mentor har?", ()),
    ("s_8", "Arbejdsplads", ()),
    ("s_9", "Sektor", ("Privat", "Offentlig")),
    ("s_10", "By", ()),
    ("s_11", "Hvordan vil du helst mødes?", ("Fysisk", "Virtuelt", "Begge dele")),
    ("s_12_1", "Hvilke sprog taler du? - Dansk", ()),
    ("s_12_2", "Hvilke sprog taler du? - Engelsk", ()),
    ("s_13", "Må vi dele dine kontaktoplysninger med dit match?", ("Ja", "Nej")),
    ("s_14", "Bemærkninger", ()),
)
_EMAIL = "email"


def coded_workbook(folder: Path) -> Path:
    """Write the workbook: the numbers in one sheet, what they mean in two others."""
    codes = [code for code, _, _ in _ASKED]
    texts = [(code, text) for code, text, _ in _ASKED]
    own = [(code, _OWN_TEXTS.get(code, code)) for code in (*_BEFORE, *_AFTER)]
    return a_workbook(
        folder / "dataset.xlsx",
        Variables=[*own, (_EMAIL, "E-mail"), *texts],
        Labels=[*_labels()],
        Dataset=[[*_BEFORE, _EMAIL, *codes, *_AFTER], *_rows(labelled=False)],
    )


def labelled_workbook(folder: Path) -> Path:
    """Write the workbook of one sheet that has the questions under the variables."""
    titles = [*_BEFORE, "E-mail", *(text for _, text, _ in _ASKED), *_AFTER]
    codes = [*_BEFORE, _EMAIL, *(code for code, _, _ in _ASKED), *_AFTER]
    return a_workbook(folder / "dataset.xlsx", Complete=[codes, titles, *_rows(labelled=True)])


def labelled_text(folder: Path) -> Path:
    """Write the CSV that has answers for numbers, and for headings what the coordinator asked."""
    titles = [*_BEFORE, "E-mail", *(text for _, text, _ in _ASKED), *_AFTER]
    return _a_text(folder, titles)


def named_variables(folder: Path) -> Path:
    """Write the CSV whose variables the coordinator gave names of her own."""
    names = {
        "s_1": "navn",
        "s_2": "telefon",
        "s_3": "rolle",
        "s_4": "uddannelse",
        "s_6": "erfaring",
        "s_7": "oensket_erfaring",
        "s_8": "arbejdsplads",
        "s_9": "sektor",
        "s_10": "by",
        "s_11": "moedeform",
        "s_13": "samtykke",
        "s_14": "bemaerkninger",
    }
    codes = [names.get(code, code) for code, _, _ in _ASKED]
    return _a_text(folder, [*_BEFORE, _EMAIL, *codes, *_AFTER])


def _a_text(folder: Path, titles: Sequence[str]) -> Path:
    rows: list[Sequence[object]] = [titles, *_rows(labelled=True)]
    return a_text_table(folder / "dataset.csv", rows, delimiter=";", codec="utf-8-sig")


def _labels() -> list[tuple[str, int, str]]:
    ticks = [code for code in (*_BEFORE, *_AFTER) if code.startswith("stat")]
    ticks += [code for code, _, _ in _ASKED if code.startswith(("s_5_", "s_12_"))]
    boxes = [(code, value, label) for code in ticks for value, label in enumerate(_TICK)]
    answers = [
        (code, value, label)
        for code, _, choices in _ASKED
        for value, label in enumerate(choices, start=1)
    ]
    return [("survey", 1325978, "Mentor 2026"), *boxes, *answers]


_TICK = ("Ikke valgt", "Valgt")


def _rows(*, labelled: bool) -> list[list[object]]:
    return [_row(number, one, labelled=labelled) for number, one in enumerate(PEOPLE, start=1)]


def _row(number: int, person: Person, *, labelled: bool) -> list[object]:
    def tick(*, is_ticked: bool) -> object:
        return _TICK[is_ticked] if labelled else int(is_ticked)

    sent = f"{person.sent:%Y-%m-%d %H:%M:%S}"
    states = [tick(is_ticked=code.endswith("_1")) for code in _BEFORE if code.startswith("stat")]
    before = [1325978, 825478429 + number, 269318, *states, sent, sent, sent, sent]
    after = [1, None, "da", *(tick(is_ticked=code.endswith("_4")) for code in _AFTER[3:])]
    answers = _answers(person)
    given: list[object] = []
    for code, _, choices in _ASKED:
        answer = answers[code]
        if isinstance(answer, bool):
            given.append(tick(is_ticked=answer))
        elif choices and not labelled:
            given.append(choices.index(str(answer)) + 1)
        else:
            given.append(answer)
    return [*before, 135.407, 2, 0, None, None, person.email, *given, *after]


def _answers(person: Person) -> dict[str, object]:
    ticks: Sequence[tuple[str, bool]] = [
        *((f"s_5_{n}", topic in person.topics) for n, topic in enumerate(TOPICS, start=1)),
        *((f"s_12_{n}", code in person.languages) for n, code in enumerate(("da", "en"), start=1)),
    ]
    return {
        **dict(ticks),
        "s_1": person.name,
        "s_2": person.phone,
        "s_3": said(person.role),
        "s_4": person.subjects[0],
        "s_6": person.experience_years if person.is_mentor else None,
        "s_7": None if person.is_mentor else person.experience_years,
        "s_8": person.employer or None,
        "s_9": person.sector,
        "s_10": person.location,
        "s_11": said(person.meeting_form),
        "s_13": said(person.consent),
        "s_14": person.note or None,
    }
