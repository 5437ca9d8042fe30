"""The organisation behind the programmes, as it appears on every paper."""

import re

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.models import Organisation
from mentordesk.services.addresses import checked_address
from mentordesk.services.records.programmes import OrganisationRecord
from mentordesk.storage.file import File
from mentordesk.vocabulary import N_, Language

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_COLUMNS = frozenset(OrganisationRecord.__dataclass_fields__)


class Letterhead:
    """Reading and changing the one organisation of the file."""

    def __init__(self, file: File) -> None:
        self._file = file

    def organisation(self) -> OrganisationRecord:
        """Return the organisation."""
        with self._file.read() as session:
            row = session.get_one(Organisation, 1)
            return OrganisationRecord(
                name=row.name,
                language=row.language,
                languages=tuple(row.languages),
                accent_colour=row.accent_colour,
                logo=row.logo,
                contact_name=row.contact_name,
                contact_email=row.contact_email,
                contact_phone=row.contact_phone,
                referral=row.referral,
            )

    def change_organisation(self, **columns: object) -> None:
        """Set fields of `OrganisationRecord` by name.

        Raises:
            UserError: A colour is not `#rrggbb`, an address is none, a logo is neither PNG nor
                JPEG, or no language is left.
            TypeError: There is no such field.
        """
        unknown = columns.keys() - _COLUMNS
        if unknown:
            raise TypeError(f"no such field of the organisation: {sorted(unknown)}")
        with self._file.write(
            DeedName(N_("change the organisation")).merging(*sorted(columns))
        ) as session:
            row = session.get_one(Organisation, 1)
            for column, value in columns.items():
                setattr(row, column, _checked(column, value))


def _checked(column: str, value: object) -> object:
    match column, value:
        case "accent_colour", str() if value and not _COLOUR.fullmatch(value):
            raise UserError(N_("{value} is not a colour. Write it as #0B6E69."), value=value)
        case "logo", bytes() if not value.startswith((_PNG, _JPEG)):
            raise UserError(N_("The logo is neither a PNG nor a JPEG picture. Choose another one."))
        case "languages", () | []:
            raise UserError(N_("The organisation needs at least one language."))
        case "languages", tuple() | list():
            return list(value)
        case "language", str():
            return Language(value)
        case "contact_email", str() if value.strip():
            return checked_address(value)
        case _, str():
            return value.strip()
        case _:
            return value
