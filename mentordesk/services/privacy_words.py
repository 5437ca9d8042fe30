"""What a sign-up form says of data protection: what is ticked, and what is told."""

from collections.abc import Iterator, Mapping

from mentordesk.i18n import Translator
from mentordesk.services.consents import Consents
from mentordesk.services.records.privacy import DeletionDay
from mentordesk.vocabulary import CONSENTS, GROUND_NAMES, N_, Ground, Purpose

_KEPT = N_(
    "{organisation} keeps what you write here to find you a match and to run the programme. "
    "Ground: {ground}."
)
_MEMBERS = N_(
    "Taking part may show that you are a member of {organisation}. Membership of a union is "
    "sensitive information, which a union may keep of its own members (article 9(2)(d))."
)
_ASKED = N_("You are asked how it went. Ground: {ground}.")
_DELETED = N_("Your details are deleted on {day} at the latest.")


def privacy_lists(
    consents: Consents,
    programme_id: int,
    day: DeletionDay,
    organisation: str,
    translator: Translator,
) -> Mapping[str, tuple[str, ...]]:
    """Return `{list:consents}`, to be ticked, and `{list:privacy}`, to be read."""
    grounds = consents.grounds(programme_id)
    ticked = (
        consents.consent_texts(programme_id, purpose)[0].text.in_(translator.language)
        for purpose, ground in grounds.items()
        if ground in CONSENTS
    )
    told = _told(grounds, day, translator)
    house = organisation or translator.gettext("the organisation")
    return {
        "consents": tuple(ticked),
        "privacy": tuple(
            text.format(organisation=house)[:1].upper() + text.format(organisation=house)[1:]
            for text in told
        ),
    }


def _told(
    grounds: Mapping[Purpose, Ground], day: DeletionDay, translator: Translator
) -> Iterator[str]:
    gettext = translator.gettext
    for purpose, text in ((Purpose.TAKING_PART, _KEPT), (Purpose.EVALUATION, _ASKED)):
        ground = grounds[purpose]
        if ground not in CONSENTS:
            said = _inside(gettext(GROUND_NAMES[ground]))
            yield gettext(text).replace("{ground}", said)
    if grounds[Purpose.MEMBERSHIP] is Ground.OWN_MEMBERS:
        yield gettext(_MEMBERS)
    if day.due_on is not None:
        yield gettext(_DELETED).format(day=translator.date(day.due_on))


def _inside(name: str) -> str:
    """Return the name of a ground as it stands within a sentence."""
    return name[:1].lower() + name[1:]
