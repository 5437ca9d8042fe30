"""The look that all documents share: colours, type on an 8-point rhythm, language and logo."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from math import floor

from PIL import Image
from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader

from mentordesk.documents.colours import RGB, Palette, palette
from mentordesk.documents.fonts import BOLD, REGULAR, load_text_faces
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.hyphenation import SHORTEST_WORD, hyphenator
from mentordesk.i18n import Translator
from mentordesk.vocabulary import Language

#: The largest side of a logo that is kept, in pixels: 450 dots an inch on paper.
_LOGO_PIXELS = 800
#: Points that are kept free for each point that type is smaller than usual, and beside an intro.
_SPARE, _BESIDE_AN_INTRO = 24.0, 136.0


#: What all heights and spaces are multiples of, in points: text stands on every second step.
GRID = 8.0
#: How far above the foot of its block the last line of a text stands: blocks begin and end midway
#: between two steps, so that baselines lie on them.
HALF = GRID / 2


def on_grid(points: float) -> float:
    """Return the multiple of the grid's step that is nearest to a height; halves go up."""
    return GRID * floor(points / GRID + 0.5)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How closely running text is set: size and leading in points, and a share of all space."""

    size: float
    leading: float
    air: float


ROOMY = Rhythm(10.5, 16.0, 1.0)
#: For what would end on a page of its own with a few lines, the roomiest first.
CLOSER = (Rhythm(10.5, 16.0, 0.75), Rhythm(10.5, 16.0, 0.5), Rhythm(10.5, 16.0, 0.25))
#: For a sheet that is to stay on one page.
CLOSEST = (Rhythm(10.0, 16.0, 0.25), Rhythm(9.5, 16.0, 0.25))


@dataclass(frozen=True, slots=True)
class Styles:
    """The sizes of type, each with a leading that is a multiple of the grid's step.

    Those named `…prose` are for the sentences of the program and of the coordinator and may part
    words; the others are for names, addresses and whatever must be found again as typed.
    """

    display: ParagraphStyle
    title: ParagraphStyle
    lead: ParagraphStyle
    chapter: ParagraphStyle
    heading: ParagraphStyle
    subheading: ParagraphStyle
    #: A question across a whole page, in lines that the eye follows back.
    question: ParagraphStyle
    #: The heading in the margin, beside its section.
    margin: ParagraphStyle
    name: ParagraphStyle
    body: ParagraphStyle
    prose: ParagraphStyle
    #: The same across a whole page.
    intro: ParagraphStyle
    cell: ParagraphStyle
    cell_prose: ParagraphStyle
    #: What a field or a column is called.
    label: ParagraphStyle
    #: The same beside a field, on the baseline of the body.
    field: ParagraphStyle
    note: ParagraphStyle
    note_prose: ParagraphStyle


@dataclass(frozen=True, slots=True)
class Theme:
    """What a page needs to be drawn in the organisation's style and language."""

    house: HouseStyle
    palette: Palette
    styles: Styles
    translator: Translator
    logo: ImageReader | None
    rhythm: Rhythm


@lru_cache(maxsize=16)
def theme(house: HouseStyle, rhythm: Rhythm = ROOMY) -> Theme:
    """Return the theme of an organisation, with its fonts ready."""
    load_text_faces()
    colours = palette(house.accent_colour)
    return Theme(
        house=house,
        palette=colours,
        styles=_styles(colours, house.language, rhythm.size, rhythm.leading),
        translator=Translator(house.language),
        logo=_logo(house.logo),
        rhythm=rhythm,
    )


@lru_cache(maxsize=32)
def _styles(colours: Palette, language: Language, size: float, leading: float) -> Styles:
    def parting(style: ParagraphStyle) -> ParagraphStyle:
        return style.clone(
            f"{style.name} prose",
            hyphenationLang=hyphenator(language),
            hyphenationMinWordLength=SHORTEST_WORD,
        )

    ink, accent, muted = colours.ink, colours.accent, colours.muted
    body = _style("body", size, leading, ink)
    cell = _style("cell", 9.5, 16, ink)
    note = _style("note", 8.5, 16, muted)
    return Styles(
        display=_style("display", 36, 40, ink, BOLD),
        title=_style("title", 26, 32, ink, BOLD),
        lead=_style("lead", 13, 24, muted),
        chapter=_style("chapter", 20, 24, accent, BOLD),
        heading=_style("heading", 13, 16, ink, BOLD),
        subheading=_style("subheading", 10.5, 16, ink, BOLD),
        question=_style("question", 10.5, 16, ink, BOLD).clone(
            "question", rightIndent=_BESIDE_AN_INTRO
        ),
        margin=_style("margin", 10.5, 16, accent, BOLD),
        name=_style("name", 13, 16, ink, BOLD),
        body=body,
        prose=parting(body).clone("prose", rightIndent=_spare(size)),
        intro=parting(body).clone("intro", rightIndent=_BESIDE_AN_INTRO),
        cell=cell,
        cell_prose=parting(cell),
        label=_style("label", 8.5, 16, muted, BOLD),
        field=_style("field", 10, 16, muted),
        note=note,
        note_prose=parting(note),
    )


def _spare(size: float) -> float:
    """Return what is kept free at the right of small type, which fills a line with more words."""
    return max(0.0, _SPARE * (ROOMY.size - size))


def _style(
    name: str, size: float, leading: float, colour: RGB, font: str = REGULAR
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=Color(*colour),
        bulletFontName=font,
        bulletFontSize=size,
        bulletColor=Color(*colour),
        allowWidows=0,
        allowOrphans=0,
    )


def _logo(picture: bytes | None) -> ImageReader | None:
    if not picture:
        return None
    try:
        image = Image.open(BytesIO(picture), formats=("PNG", "JPEG"))
        image.thumbnail((_LOGO_PIXELS, _LOGO_PIXELS))
        image.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return ImageReader(image)
