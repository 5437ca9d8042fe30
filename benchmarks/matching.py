"""How long the best whole takes, beside a bare assignment on the same matrix."""

import random
from itertools import pairwise
from time import perf_counter

import numpy as np
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]  # has no types

from mentordesk.matching.assignment import best_whole
from mentordesk.matching.barriers import NONE
from mentordesk.matching.candidate import Mentee, Mentor, Rules
from mentordesk.matching.score import ScoreTable, table
from mentordesk.vocabulary import Criterion, MeetingForm

SIZE = 1_000
_SUBJECTS = [f"Subject {n}" for n in range(60)]
_TOPICS = [f"Topic {n}" for n in range(40)]
_PLACES = [f"Town {n}" for n in range(15)]
_LANGUAGES = (frozenset({"da"}), frozenset({"en"}), frozenset({"da", "en"}))
_FORMS = (MeetingForm.PHYSICAL, MeetingForm.VIRTUAL, *[MeetingForm.BOTH] * 3)
_BUSY = _WAITED = 0.05


def sign_ups(size: int) -> tuple[list[Mentor], list[Mentee]]:
    """Return invented mentors and mentees who left some questions blank."""
    dice = random.Random(7)

    def answers(email: str) -> dict[str, object]:
        return {
            "email": email,
            "subjects": tuple(dice.sample(_SUBJECTS, dice.randint(0, 2))),
            "topics": tuple(dice.sample(_TOPICS, dice.randint(0, 8))),
            "sector": dice.choice(["", "private", "public"]),
            "location": dice.choice(["", *_PLACES]),
            "meeting_form": dice.choice(_FORMS),
            "languages": dice.choice(_LANGUAGES),
        }

    mentors = [
        Mentor(
            **answers(f"mentor{n:04}@example.org"),  # type: ignore[arg-type]  # by name, as above
            experience_years=dice.choice([None, *range(30)]),
            capacity=dice.choice([1, 1, 1, 2]),
            wishes=frozenset({f"mentee{dice.randrange(size):04}@example.org"}),
            available=dice.random() > _BUSY,
        )
        for n in range(size)
    ]
    mentees = [
        Mentee(
            **answers(f"mentee{n:04}@example.org"),  # type: ignore[arg-type]  # by name, as above
            experience_wanted=dice.choice([None, *range(15)]),
            waited=dice.random() < _WAITED,
        )
        for n in range(size)
    ]
    return mentors, mentees


def programme_rules() -> Rules:
    """Return weights for all criteria, four faculties and some related subjects."""
    return Rules(
        weights={criterion: 3.0 - 0.4 * n for n, criterion in enumerate(Criterion)},
        faculty_of={subject: f"Faculty {n % 4}" for n, subject in enumerate(_SUBJECTS)},
        neighbours=frozenset(frozenset(pair) for pair in pairwise(_SUBJECTS)),
    )


def bare_assignment(scores: ScoreTable) -> float:
    """Return the seconds that SciPy takes for the highest sum of scores alone."""
    matrix = np.where(scores.barrier == NONE, scores.score, -1.0)
    start = perf_counter()
    linear_sum_assignment(matrix, maximize=True)
    return perf_counter() - start


def proposal(mentors: list[Mentor], mentees: list[Mentee], rules: Rules) -> float:
    """Return the seconds from the sign-ups to the proven best whole with its reasons."""
    start = perf_counter()
    scores = table(mentors, mentees, rules)
    whole = best_whole(scores, mentors, mentees, rules)
    seconds = perf_counter() - start
    if not whole.optimal:
        raise SystemExit("the whole was not proven best")
    return seconds


def main() -> None:
    """Print the time and its ratio to the baseline."""
    mentors, mentees = sign_ups(SIZE)
    rules = programme_rules()
    scores = table(mentors, mentees, rules)
    seconds = min(proposal(mentors, mentees, rules) for _ in range(3))
    ratio = seconds / min(bare_assignment(scores) for _ in range(3))
    print(
        f"matching {SIZE:,} x {SIZE:,}: {seconds:.2f} s = {ratio:.1f} x "
        "scipy.optimize.linear_sum_assignment on the same matrix "
        "(budget: 3 x or 1 s, whichever is more)"
    )


if __name__ == "__main__":
    main()
