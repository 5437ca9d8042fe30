"""The short reference on a pair's paper: derived from programme and people, forgiving to type."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count

#: Crockford's base 32: no I, L, O or U, which are misread or misheard on paper.
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 6
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = str.maketrans(
    "", "", " -_./\N{NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSource:
    """What a code derives from, so that the same pair gets the same code in any file."""

    programme: str
    starts_on: date
    mentor_email: str
    mentee_email: str


def possible_codes(source: CodeSource) -> Iterator[str]:
    """Return the pair's code, and after it the ones to take when it is another pair's already."""
    parts = (
        source.programme,
        source.starts_on.isoformat(),
        source.mentor_email.casefold(),
        source.mentee_email.casefold(),
    )
    return (_code("\n".join((*parts, str(attempt)))) for attempt in count())


def free_code(source: CodeSource, taken: set[str]) -> str:
    """Return the first possible code that is not `taken`, and add it there."""
    code = next(code for code in possible_codes(source) if code not in taken)
    taken.add(code)
    return code


def as_written(typed: str) -> str:
    """Return a typed code as it is kept, `K7M-4QX`: case, spaces and look-alikes do not matter."""
    signs = "".join(sign for sign in typed.upper().translate(_MISREAD) if sign in _SIGNS)
    return _grouped(signs)


def code_begun(typed: str) -> str | None:
    """Return the signs of what may be a code as far as it is typed, `None` for other words."""
    signs = typed.upper().translate(_BETWEEN).translate(_MISREAD)
    return signs if len(signs) <= _LENGTH and set(signs) <= set(_SIGNS) else None


def whole_code(typed: str) -> str | None:
    """Return a code as it is kept, `None` for what is none; so may a name be: `Jensen`."""
    signs = code_begun(typed)
    return _grouped(signs) if signs and len(signs) == _LENGTH else None


def _code(text: str) -> str:
    number = int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")
    signs = ""
    for _ in range(_LENGTH):
        number, index = divmod(number, len(_SIGNS))
        signs += _SIGNS[index]
    return _grouped(signs)


def _grouped(signs: str) -> str:
    half = _LENGTH // 2
    return f"{signs[:half]}-{signs[half:]}"
