"""Records of agreements that were filled in on a screen and came back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentordesk.services.records.agreements import AgreementRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class FormChange:
    """One thing that the pair wrote: what it is called, what is known, what they agree now."""

    #: The field of `AgreementRecord`.
    field: str
    #: Already in the reader's language.
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormReading:
    """What a filled-in form says that the agreement does not; nothing of it is written yet."""

    agreement: AgreementRecord
    changes: tuple[FormChange, ...]
    #: The fields of the agreement as they are to be; for `Agreements.write`.
    written: Mapping[str, Any]
