"""How long the best whole takes, beside what others take on the same scores.

Seconds are the processor's, which a busy machine does not stretch. The file must not be called
matching: a package of that name is one of the others.
"""

import random
import resource
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from time import process_time

import numpy as np
from matching.algorithms import hospital_resident  # type: ignore[import-untyped]  # nor has it
from matching.players import Hospital, Player  # type: ignore[import-untyped]
from munkres import Munkres
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]  # has no types

from mentordesk.matching.assignment import best_whole
from mentordesk.matching.barriers import NONE
from mentordesk.matching.candidate import Mentee, Mentor, Progress, Rules
from mentordesk.matching.score import ScoreTable, table
from mentordesk.vocabulary import Criterion, MeetingForm

SIZE = 1_000
#: What Munkres in pure Python can do while one waits, and what nobody needs.
SMALL, LARGE = 100, 3_000
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
    start = process_time()
    linear_sum_assignment(matrix, maximize=True)
    return process_time() - start


def by_munkres(scores: ScoreTable) -> float:
    """Return the seconds that the package munkres takes for the highest sum of scores alone."""
    costs = np.where(scores.barrier == NONE, 1 - scores.score, 2.0).tolist()
    start = process_time()
    Munkres().compute(costs)
    return process_time() - start


def by_gale_and_shapley(scores: ScoreTable) -> float:
    """Return the seconds that the package matching takes for a stable whole, which is another aim.

    Lists of preferences are made beforehand; the algorithm is called directly, because the
    package's game copies its players so deeply that 100 are too many.
    """
    possible = scores.barrier == NONE
    mentees = [Player(mentee.email) for mentee in scores.mentees]
    mentors = [Hospital(mentor.email, mentor.capacity) for mentor in scores.mentors]
    for row, mentee in enumerate(mentees):
        best = np.argsort(-scores.score[row], kind="stable")
        mentee.prefs = [mentors[column] for column in best if possible[row, column]]
    for column, mentor in enumerate(mentors):
        best = np.argsort(-scores.score[:, column], kind="stable")
        mentor.prefs = [mentees[row] for row in best if possible[row, column]]
    seeking = [mentee for mentee in mentees if mentee.prefs]
    start = process_time()
    hospital_resident(seeking, mentors)
    return process_time() - start


def proposal(
    mentors: list[Mentor], mentees: list[Mentee], rules: Rules, progress: Progress | None = None
) -> float:
    """Return the seconds from the sign-ups to the proven best whole with its reasons."""
    start = process_time()
    scores = table(mentors, mentees, rules, progress)
    whole = best_whole(scores, mentors, mentees, rules, progress)
    seconds = process_time() - start
    if not whole.optimal:
        raise SystemExit("the whole was not proven best")
    return seconds


def best_of(run: Callable[[], float]) -> float:
    """Return the least of three."""
    return min(run() for _ in range(3))


def within_budget() -> None:
    """Print the time of a thousand a side, and its ratio to the baseline."""
    mentors, mentees = sign_ups(SIZE)
    rules = programme_rules()
    scores = table(mentors, mentees, rules)
    seconds = best_of(lambda: proposal(mentors, mentees, rules))
    ratio = seconds / best_of(lambda: bare_assignment(scores))
    fair = proposal(mentors, mentees, replace(rules, weakest_first=True))
    print(
        f"matching {SIZE:,} x {SIZE:,}: {seconds:.2f} s = {ratio:.1f} x "
        "scipy.optimize.linear_sum_assignment on the same matrix "
        f"(budget: 3 x or 1 s, whichever is more); the weakest raised first: {fair:.2f} s"
    )


def beside_others() -> None:
    """Print how many times as long other packages take, which give no reasons."""
    mentors, mentees = sign_ups(SMALL)
    rules = programme_rules()
    scores = table(mentors, mentees, rules)
    seconds = best_of(lambda: proposal(mentors, mentees, rules))
    assignment = by_munkres(scores)
    stable = best_of(lambda: by_gale_and_shapley(scores))
    print(
        f"matching {SMALL} x {SMALL}: {seconds * 1e3:.0f} ms, scores and reasons included; "
        f"munkres {assignment * 1e3:,.0f} ms ({assignment / seconds:.1f} x), "
        f"Gale-Shapley by matching {stable * 1e3:.0f} ms ({stable / seconds:.1f} x), "
        "both from finished scores"
    )


def as_large_as_can_be() -> None:
    """Print time and memory of three thousand a side, and how long a cancel waits at most."""
    mentors, mentees = sign_ups(LARGE)
    told = [process_time()]
    seconds = proposal(mentors, mentees, programme_rules(), lambda *_: told.append(process_time()))
    wait = max(after - before for before, after in pairwise([*told, process_time()]))
    # Linux counts in kilobytes.
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
    print(
        f"matching {LARGE:,} x {LARGE:,}: {seconds:.1f} s, {memory:,.0f} MB at most; "
        f"{len(told) - 1} reports, a cancel is obeyed within {wait:.1f} s"
    )


def main() -> None:
    """Print what each comparison gives."""
    within_budget()
    beside_others()
    as_large_as_can_be()


if __name__ == "__main__":
    main()
