"""What makes every document of an organisation look like its own."""

from dataclasses import dataclass

from mentordesk.vocabulary import Language


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """An organisation's name, language, colour and logo on paper."""

    organisation: str
    language: Language
    #: `#rrggbb`; blank, or what is no colour, gives the program's own deep teal.
    accent_colour: str = ""
    #: A PNG or JPEG; what cannot be read as a picture is left out.
    logo: bytes | None = None
