"""What the coordinator sets for the matching of a programme: weights, thresholds, choices."""

from collections.abc import Mapping
from dataclasses import asdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.models import MatchingRules
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.storage.undo import name_deed, named
from mentordesk.vocabulary import N_, Criterion

# A list of participants is shown without the records, and start-up is measured: they are
# imported where they are made.
if TYPE_CHECKING:
    from mentordesk.services.records.matches import MatchingSettings

_THRESHOLDS = ("threshold_top", "threshold_good", "threshold_match")
_CHOICES = (
    *("spread_load", "bar_same_employer", "bar_meeting_form", "bar_language", "bar_earlier"),
    *("weakest_first", "rare_topics"),
)


class MatchingChoices:
    """Reading and changing how a programme's people are matched."""

    def __init__(self, file: File) -> None:
        self._file = file

    def matching_settings(self, programme_id: int) -> "MatchingSettings":
        """Return a programme's weights, thresholds and choices."""
        with self._file.read() as session:
            return settings_of(found(session, MatchingRules, programme_id))

    def change_matching_settings(self, programme_id: int, settings: "MatchingSettings") -> None:
        """Set them all; a criterion that `settings` leaves out keeps its weight.

        Raises:
            UserError: A weight is negative, none is above 0, or the thresholds do not descend
                from 1 to 0.
        """
        with self._file.write(DeedName(N_("change the matching settings"))) as session:
            row = found(session, MatchingRules, programme_id)
            saved = settings_of(row)
            wanted = drafted(saved, settings)
            changed = (key for key, value in asdict(wanted).items() if value != asdict(saved)[key])
            name_deed(session, named(session).merging(programme_id, *changed))
            for criterion, weight in wanted.weights.items():
                setattr(row, f"weight_{criterion}", weight)
            for name in (*_THRESHOLDS, *_CHOICES):
                setattr(row, name, getattr(wanted, name))


def settings_of(row: MatchingRules) -> "MatchingSettings":
    """Return a programme's settings as they are saved."""
    from mentordesk.services.records.matches import MatchingSettings

    return MatchingSettings(
        weights={criterion: getattr(row, f"weight_{criterion}") for criterion in Criterion},
        **{name: getattr(row, name) for name in (*_THRESHOLDS, *_CHOICES)},
    )


def drafted(saved: "MatchingSettings", draft: "MatchingSettings") -> "MatchingSettings":
    """Return a draft with the saved weights of the criteria that it leaves out.

    Raises:
        UserError: A weight is negative, none is above 0, or the thresholds do not descend
            from 1 to 0.
    """
    from mentordesk.services.records.matches import MatchingSettings

    whole = MatchingSettings(
        weights={**saved.weights, **draft.weights},
        **{name: getattr(draft, name) for name in (*_THRESHOLDS, *_CHOICES)},
    )
    weights = whole.weights.values()
    if min(weights) < 0 or max(weights) <= 0:
        raise UserError(
            N_("Weights are 0 or more, and at least one of them is above 0. Change the weights.")
        )
    steps = (1.0, whole.threshold_top, whole.threshold_good, whole.threshold_match, 0.0)
    if any(upper < lower for upper, lower in pairwise(steps)):
        raise UserError(
            N_("A top match must ask for more than a good match, and that for more than a match.")
        )
    return whole


def settings_to_json(settings: "MatchingSettings") -> dict[str, Any]:
    """Return settings as a proposal keeps them."""
    return {**asdict(settings), "weights": dict(settings.weights)}


def settings_from_json(kept: Mapping[str, Any]) -> "MatchingSettings | None":
    """Return the settings that a proposal kept, `None` where it is older than that."""
    from mentordesk.services.records.matches import MatchingSettings

    if not kept:
        return None
    weights = {Criterion(name): weight for name, weight in kept["weights"].items()}
    return MatchingSettings(**{**kept, "weights": weights})
