"""Agreements that pairs filled in on a screen, read back into the file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import select

from mentordesk.documents.form_names import GOALS, TOPICS, code_and_key
from mentordesk.errors import UserError
from mentordesk.exchange.pdf_forms import FieldTexts, read_form
from mentordesk.i18n import Translator
from mentordesk.models import Match
from mentordesk.services.agreements import Agreements, refuse_signed
from mentordesk.services.form_merging import merged, news
from mentordesk.services.records.agreements import AgreementRecord, LimitRecord
from mentordesk.services.records.forms import FormChange, FormReading
from mentordesk.storage.file import File
from mentordesk.vocabulary import CONFIRMED_STATES, N_, TERM_NAMES

_NAMES = {
    GOALS: N_("Goals"),
    TOPICS: N_("Topics"),
    "limits": N_("Confidentiality limits"),
    **TERM_NAMES,
}
_BETWEEN = " · "
_NOT_OURS = N_(
    "{file} is not an agreement that MentorDesk made. Choose the form that the pair filled in."
)
_UNKNOWN_PAIR = N_(
    "{file} belongs to the pair with the code {code}, and there is no such pair here. "
    "Open the MentorDesk file that the form was made from."
)
_ANOTHER_PAIR = N_("{file} is the form of {mentee} and {mentor}. Choose the form of this pair.")
_SEVERAL_PAIRS = N_("{file} holds what several pairs wrote. Ask each pair for a file of their own.")
_NOT_IN_FORCE = N_(
    "The match of {mentee} and {mentor} is not in force, so their agreement cannot be changed."
)


class AgreementForms:
    """Reads what pairs typed into their agreements; the coordinator decides what is kept.

    Args:
        file: Where the pairs are.
        agreements: What they have settled so far.
        translator: The language of the labels.
    """

    def __init__(self, file: File, agreements: Agreements, translator: Translator) -> None:
        self._file = file
        self._agreements = agreements
        self._translator = translator

    def read(self, path: Path, match_id: int | None = None) -> FormReading:
        """Return what a filled-in form says that its pair's agreement does not; writes nothing.

        Args:
            path: The PDF that came back.
            match_id: The pair it must be of; whichever pair's code it bears without it.

        Raises:
            UserError: It is not such a form, cannot be read, is another pair's, or the agreement
                is signed.
        """
        code, fields = _of_one_pair(read_form(path), path.name)
        agreement = self._agreement(code, path.name)
        if match_id not in (None, agreement.match_id):
            raise UserError(_ANOTHER_PAIR, file=path.name, **_names(agreement))
        refuse_signed(agreement)
        written = merged(agreement, fields)
        return FormReading(
            agreement=agreement,
            written=written,
            changes=tuple(
                FormChange(
                    field=name,
                    label=self._translator.gettext(label),
                    before=_shown(getattr(agreement, name)),
                    after=_shown(written[name]),
                )
                for name, label in _NAMES.items()
                if name in written
            ),
        )

    def take(self, reading: FormReading) -> None:
        """Write what a form says into the agreement.

        Raises:
            UserError: The agreement has been signed since, or the match is no longer there.
        """
        self._agreements.write(reading.agreement.match_id, **reading.written)

    def _agreement(self, code: str, file: str) -> AgreementRecord:
        with self._file.read() as session:
            match_id = session.scalar(select(Match.id).where(Match.code == code))
        if match_id is None:
            raise UserError(_UNKNOWN_PAIR, file=file, code=code)
        agreement = self._agreements.get(match_id)
        if agreement.match_state not in CONFIRMED_STATES:
            raise UserError(_NOT_IN_FORCE, **_names(agreement))
        return agreement


def _of_one_pair(
    found: Mapping[str, FieldTexts], file: str
) -> tuple[str, Mapping[str, FieldTexts]]:
    """Return the code and the fields of the pair that wrote in a form."""
    pairs: dict[str, dict[str, FieldTexts]] = {}
    for name, texts in found.items():
        code, key = code_and_key(name) or ("", "")
        if code:
            pairs.setdefault(code, {})[key] = texts
    if not pairs:
        raise UserError(_NOT_OURS, file=file)
    wrote = [code for code, fields in pairs.items() if news(fields)]
    if len(wrote) > 1:
        raise UserError(_SEVERAL_PAIRS, file=file)
    code = next(iter(wrote or pairs))
    return code, pairs[code]


def _names(agreement: AgreementRecord) -> dict[str, str]:
    return {"mentee": agreement.mentee.name, "mentor": agreement.mentor.name}


def _shown(value: Any) -> str:  # noqa: ANN401 - a text, topics or limits
    """Return a field of an agreement as lines of text."""
    if isinstance(value, str):
        return value
    return "\n".join(_line(each) for each in value)


def _line(one: str | LimitRecord) -> str:
    if isinstance(one, str):
        return one
    return _BETWEEN.join(filter(None, (one.topic, one.why, one.agreed)))
