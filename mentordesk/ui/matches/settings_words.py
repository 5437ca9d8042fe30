"""The settings of matching in words, and two of them compared."""

from mentordesk.i18n import Translator
from mentordesk.services.records.matches import MatchingSettings
from mentordesk.vocabulary import CRITERION_NAMES, N_, TIER_NAMES, Tier

#: How the whole is found, each by the setting's name.
AIMS = (
    ("spread_load", N_("One mentee each before any mentor gets a second")),
    ("weakest_first", N_("Raise the weakest match before the sum counts")),
    ("rare_topics", N_("A topic that few mentors offer counts more")),
)
#: What keeps two people apart.
BARS = (
    ("bar_same_employer", N_("Never match two people of the same employer")),
    ("bar_earlier", N_("Never match an earlier pair again")),
    ("bar_meeting_form", N_("Ask for a common way to meet")),
    ("bar_language", N_("Ask for a common language")),
)
THRESHOLDS = (
    ("threshold_top", Tier.TOP),
    ("threshold_good", Tier.GOOD),
    ("threshold_match", Tier.MATCH),
)
#: What stands between the parts of a line.
BETWEEN = " · "
_ARROW = " \N{RIGHTWARDS ARROW} "


def set_differently(
    first: MatchingSettings, second: MatchingSettings, tr: Translator
) -> tuple[str, ...]:
    """Return what the second sets in another way: "Topics 3 → 5", a choice by its title."""
    said = []
    for criterion, name in CRITERION_NAMES.items():
        was, comes = first.weights.get(criterion, 0.0), second.weights.get(criterion, 0.0)
        if was != comes:
            said.append(f"{tr.gettext(name)} {_weight(was, tr)}{_ARROW}{_weight(comes, tr)}")
    for name, tier in THRESHOLDS:
        was, comes = getattr(first, name), getattr(second, name)
        if was != comes:
            said.append(
                f"{tr.gettext(TIER_NAMES[tier])} {tr.percent(was)}{_ARROW}{tr.percent(comes)}"
            )
    for name, title in (*AIMS, *BARS):
        if getattr(first, name) != getattr(second, name):
            answer = tr.gettext("yes") if getattr(second, name) else tr.gettext("no")
            said.append(f"{tr.gettext(title)}: {answer}")
    return tuple(said)


def weights_in_words(settings: MatchingSettings, tr: Translator) -> str:
    """Return the criteria that count, the heaviest first: "Subject 5 · Topics 3"."""
    heaviest = sorted(CRITERION_NAMES, key=lambda one: -settings.weights.get(one, 0.0))
    return BETWEEN.join(
        f"{tr.gettext(CRITERION_NAMES[one])} {_weight(settings.weights[one], tr)}"
        for one in heaviest
        if settings.weights.get(one, 0.0) > 0
    )


def thresholds_in_words(settings: MatchingSettings, tr: Translator) -> str:
    """Return from which fit each label is given: "Top match 80 %"."""
    return BETWEEN.join(
        f"{tr.gettext(TIER_NAMES[tier])} {tr.percent(getattr(settings, name))}"
        for name, tier in THRESHOLDS
    )


def choices_in_words(
    settings: MatchingSettings, choices: tuple[tuple[str, str], ...], tr: Translator
) -> str:
    """Return those of the choices that are ticked, a line each; blank for none."""
    return "\n".join(tr.gettext(title) for name, title in choices if getattr(settings, name))


def _weight(weight: float, tr: Translator) -> str:
    return tr.number(weight, 0 if weight == int(weight) else 1)
