"""What every paper is written on: its language, and the organisation's style."""

from mentordesk.documents.house_style import HouseStyle
from mentordesk.i18n import Translator
from mentordesk.services.programmes import Programmes
from mentordesk.vocabulary import Language


class Stationery:
    """Knows the language that a programme's papers are in and how they look."""

    _programmes: Programmes

    def _translator(self, programme_id: int, language: Language | None) -> Translator:
        return Translator(language or self._programmes.get(programme_id).language)

    def _style(self, translator: Translator) -> HouseStyle:
        organisation = self._programmes.organisation()
        return HouseStyle(
            organisation=organisation.name,
            language=translator.language,
            accent_colour=organisation.accent_colour,
            logo=organisation.logo,
        )
