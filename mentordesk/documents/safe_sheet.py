"""The sheet for the safe: the passphrase of a file, and how the file is opened with it."""

import unicodedata
from collections.abc import Iterator

from reportlab.platypus import Flowable, Spacer

from mentordesk.documents.blocks import bullets, callout, fact_rows, section
from mentordesk.documents.handwriting import WritingLines
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.page import Part, paper
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.protection_content import SafeSheetContent
from mentordesk.documents.stacks import Box
from mentordesk.documents.text import legible, one_line, unprintable
from mentordesk.documents.theme import CLOSER, Theme, theme
from mentordesk.vocabulary import N_

# Letters that look alike in print, and what each is called.
_ALIKE = (
    {"I": N_("capital i"), "l": N_("small L"), "1": N_("the digit one")},
    {"O": N_("capital o"), "0": N_("the digit zero")},
)
_HAND_LINES = 2


def safe_sheet(content: SafeSheetContent, style: HouseStyle) -> bytes:
    """Return one page, A4.

    A passphrase with letters that no font here has is left to be written by hand: a sheet with
    another one on it would be worse than none.
    """
    look = theme(style, CLOSER[0])
    title = look.translator.gettext("Sheet for the safe")
    story = list(_story(look, content, title))
    part = Part(story=story, running=title, footer=legible(content.file))
    return paper([part], look, f"{title} · {legible(content.file)}")


def is_printable(passphrase: str) -> bool:
    """Return whether a passphrase comes out on paper exactly as it is typed."""
    typed = unicodedata.normalize("NFC", passphrase)
    return one_line(typed) == typed and not unprintable([typed])


def _story(look: Theme, content: SafeSheetContent, title: str) -> Iterator[Flowable]:
    tr, styles = look.translator.gettext, look.styles
    yield paragraph(title, styles.title)
    yield paragraph(legible(content.file), styles.lead)
    warning = tr(
        "Whoever has this sheet and the file can read everything about the people in your "
        "programmes. Lock the sheet away, apart from the computer. If it is lost, choose another "
        "passphrase."
    )
    yield callout(look, [paragraph(warning, styles.prose)])
    yield section(look, tr("Passphrase"), list(_passphrase(look, content.passphrase)))
    places = [
        (tr("File"), paragraph(legible(content.file), styles.body)),
        (tr("Folder"), paragraph(legible(content.folder), styles.body)),
        (tr("Date"), paragraph(content.date, styles.body)),
    ]
    yield section(look, tr("What it opens"), fact_rows(look, places))
    yield section(look, tr("How to open it"), bullets(_steps(look), styles.prose))
    without = tr(
        "The file is an SQLite database, encrypted with SQLCipher 4 as that comes: every program "
        "that knows SQLCipher opens it with the same passphrase."
    )
    yield section(look, tr("Without MentorDesk"), [paragraph(without, styles.prose)])
    kept = WritingLines(look, 1, tr("Where this sheet is kept, and who knows"))
    yield section(look, tr("By hand"), [kept, WritingLines(look, 1)])


def _passphrase(look: Theme, passphrase: str) -> Iterator[Flowable]:
    tr, styles = look.translator, look.styles
    if not is_printable(passphrase):
        said = tr.gettext(
            "Some of its characters cannot be printed here. Write it by hand, exactly as you "
            "type it:"
        )
        yield paragraph(said, styles.prose)
        yield WritingLines(look, _HAND_LINES)
        return
    typed = unicodedata.normalize("NFC", passphrase)
    yield Box([paragraph(typed, styles.chapter)], look.palette.tint)
    yield Spacer(0, 8)
    count = tr.ngettext(
        "{n} character, spaces counted. Small and capital letters differ.",
        "{n} characters, spaces counted. Small and capital letters differ.",
        len(typed),
    )
    yield paragraph(count.format(n=tr.number(len(typed))), styles.note_prose)
    alike = list(_alike(look, typed))
    if alike:
        said = tr.enumeration(alike)
        yield paragraph(f"{said[:1].upper()}{said[1:]}.", styles.note_prose)


def _alike(look: Theme, typed: str) -> Iterator[str]:
    """Yield which places hold a letter that looks like another one of the same passphrase."""
    tr = look.translator.gettext
    for names in _ALIKE:
        if len(names.keys() & set(typed)) > 1:
            for place, letter in enumerate(typed, start=1):
                if letter in names:
                    yield tr("character {place} is {letter}").format(
                        place=place, letter=tr(names[letter])
                    )


def _steps(look: Theme) -> Iterator[str]:
    tr = look.translator.gettext
    yield tr("Start MentorDesk, choose File ▸ Open, and choose the file.")
    yield tr("Type the passphrase as it stands above. The eye in the field shows what you type.")
    yield tr(
        "If you took over from somebody, choose a passphrase of your own: File ▸ Protection. "
        "Then make a new sheet and destroy this one."
    )
