# ruff: noqa: RUF001 - look-alikes are what is tried
"""Two hundred texts that people might type, or that nobody should, the same each time."""

import random
import unicodedata

_MARKUP = (
    '<b>Bo & "Søn"</b>',
    '<img src="file:///etc/passwd"/>',
    "<para>&amp;&#65;&nbsp;&unknown;",
    '<a href="http://example.org/">x</a>',
    "</para></font><br/>",
    "<!-- -->",
    "<![CDATA[x]]>",
    "{unknown} %s %(x)d {0} {{}} \\n \\x00",
    '=HYPERLINK("http://example.org")',
    "+45 12 34 56 78",
    "@SUM(A1)",
    "-2+3",
    "'; DROP TABLE match; --",
    "../../etc/passwd",
    "C:\\Temp\\æ",
    "# heading",
    "* star * _under_ `code` [x](y) | a | b |",
    "{figure:course}",
    "{list:rules}",
    "1. one",
    "- [ ] box",
    "&lt;i&gt;",
    "“a” ‘b’ »c« „d“ ‚e‘",
    'it\'s "so"',
    "a < b > c && d",
    "(unbalanced))) ((",
    "%PDF-1.4",
)
_SCRIPTS = (
    "Łukasz Żółć",
    "Şahin Çelik Ğ",
    "Đặng Thị Hường",
    "Ægir Þórður Ð",
    "Ĳsbrand ſtraße ẞ",
    "Ольга Щербакова",
    "Αθηνά Παπαδοπούλου",
    "שלום כהן",
    "محمد الأحمد",
    "فاطمة الزهراء",
    "Anna שלום Berg",
    "Ali محمد 12 Hansen",
    "Ş̧ a\u0302\u0301 e\u0323\u0302",
    "A\u030ase Kro\u0308ger",
    "n\u0303o\u0308u\u030a",
    "Zoë Noël Ðura",
    "ﬁ ﬂ ½ № ™ € § ¶ † ‰ • …",
    "→ ✓ ☐ ☑ ★",
    "x² y₃ H₂O",
    "Anna 🌱 Sørensen 😀",
    "👩‍🔬 👍🏽 ❤️",
    "𝒜𝓃𝓃𝒶",
)
_CONTROLS = (
    "a\x00b\x07c\x1bd",
    "tab\there",
    "one\ntwo\r\nthree",
    "line\u2028para\u2029end",
    "soft\u00adhyphen",
    "zero\u200bwidth\u200djoiner\ufeff",
    "\u202eexe.fdp\u202c",
    "\u2066isolate\u2069",
    "\ud800half",
    "no\u00a0break",
    "  leading and trailing  ",
    "\x7fdel\x85next",
)
_LONG = (
    "Æ" * 300,
    "W" * 300,
    "i" * 300,
    "ab-" * 100,
    "æøå" * 100,
    "https://example.org/" + "x" * 280,
    "word " * 60,
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 3,
    "א" * 120,
    "😀" * 60,
    "a" * 299 + " b",
)
_BY_HAND = (*_MARKUP, *_SCRIPTS, *_CONTROLS, *_LONG)
_COUNT = 200


def _mixed() -> list[str]:
    chance = random.Random(4)  # noqa: S311 - the same texts each time
    pieces = [text for text in (*_MARKUP, *_SCRIPTS, *_CONTROLS) if len(text) < 40]
    return [
        chance.choice(("", " ", " & ", "<", '"')).join(chance.sample(pieces, chance.choice((2, 3))))
        for _ in range(_COUNT - len(_BY_HAND))
    ]


HOSTILE = (*_BY_HAND, *_mixed())


def as_seen(text: str) -> str:
    """Return what of a text is to be found on paper: in NFC, without spaces, marks that are not
    seen and controls, Arabic and Hebrew in the order in which the eye meets them.
    """
    from arabic_reshaper import ArabicReshaper  # type: ignore[import-untyped] # has no types
    from bidi import get_display  # type: ignore[import-untyped] # has no types

    lines = unicodedata.normalize("NFC", text)
    lines = lines.replace("\r\n", "\n").replace("\r", "\n")
    for sign in "\x0b\x0c\x85\u2028\u2029":
        lines = lines.replace(sign, "\n")
    seen = []
    for line in lines.split("\n"):
        kept = "".join(each for each in line if not _unseen(each) or each == "\u200d")
        if any(unicodedata.bidirectional(each) in {"R", "AL"} for each in kept):
            shaped = ArabicReshaper({"ARABIC LIGATURE ALLAH": "no"}).reshape(kept)
            kept = "".join(
                unicodedata.normalize("NFKC", each) if "\ufb50" <= each <= "\ufeff" else each
                for each in get_display(shaped)
            )
        seen.append(kept)
    return "".join(each for each in "".join(seen) if not each.isspace() and not _unseen(each))


def _unseen(letter: str) -> bool:
    if unicodedata.category(letter) in {"Cc", "Cf", "Cs"}:
        return True
    # What makes an emoji a picture, or gives it a skin.
    return "\ufe00" <= letter <= "\ufe0f" or "\U0001f3fb" <= letter <= "\U0001f3ff"
