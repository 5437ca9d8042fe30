"""Many backups of late, fewer of longer ago, on any calendar that can be thought of."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mentordesk.storage.retention import ALL_FOR, DAYS, MONTHS, WEEKS, kept

NOW = datetime(2026, 12, 1, 14, 2, tzinfo=UTC)

moments = st.sets(
    st.integers(min_value=0, max_value=4 * 365 * 24 * 60).map(lambda m: NOW - timedelta(minutes=m)),
    max_size=120,
)
months = st.integers(min_value=1, max_value=48)


def before(days: float) -> datetime:
    return NOW - timedelta(days=days)


def every(hours: int, days: int) -> set[datetime]:
    return {NOW - timedelta(hours=hour) for hour in range(0, days * 24, hours)}


def test_every_backup_of_two_days_is_kept():
    lately = every(1, 2)
    assert kept(lately, NOW) == lately


def test_of_an_earlier_day_the_last_is_kept():
    morning, evening = before(5), before(5) + timedelta(hours=6)
    assert kept({NOW, morning, evening}, NOW) == {NOW, evening}


def test_of_an_earlier_week_the_last_is_kept():
    monday = datetime(2026, 10, 19, 9, tzinfo=UTC)
    week = {monday + timedelta(days=day) for day in range(7)}
    assert kept(week | {NOW}, NOW) == {NOW, max(week)}


def test_of_an_earlier_month_the_last_is_kept():
    march = {datetime(2026, 3, day, 9, tzinfo=UTC) for day in range(1, 32)}
    assert kept(march | {NOW}, NOW) == {NOW, max(march)}


def test_a_backup_that_is_too_old_goes():
    assert kept({NOW, before(760)}, NOW) == {NOW}
    assert kept({NOW, before(760)}, NOW, months=36) == {NOW, before(760)}
    assert kept({NOW, before(100)}, NOW, months=3) == {NOW}


def test_the_newest_is_kept_whatever_its_age():
    assert kept({before(5000), before(6000)}, NOW) == {before(5000)}
    assert kept(set(), NOW) == frozenset()


def test_a_clock_that_was_set_back_costs_nothing():
    tomorrow = NOW + timedelta(days=1)
    assert kept({NOW, tomorrow, before(0.5)}, NOW) == {NOW, tomorrow, before(0.5)}


def test_a_backup_every_hour_for_four_years_leaves_some_dozens():
    left = kept(every(1, 4 * 365), NOW)
    older = {moment for moment in left if NOW - moment > ALL_FOR}
    assert len(older) <= DAYS + 1 + WEEKS + 1 + MONTHS + 1


@given(moments, months)
def test_only_what_is_there_is_kept_and_the_newest_always(there, limit):
    left = kept(there, NOW, limit)
    assert left <= there
    assert not there or max(there) in left
    assert {moment for moment in there if NOW - moment <= ALL_FOR} <= left


@given(moments, months)
def test_thinning_out_twice_is_thinning_out_once(there, limit):
    once = kept(there, NOW, limit)
    assert kept(once, NOW, limit) == once


@given(moments, months)
def test_for_each_that_goes_a_later_one_of_its_month_stays(there, limit):
    left = kept(there, NOW, limit)
    for gone in there - left:
        near = [moment for moment in left if timedelta(0) < moment - gone <= timedelta(days=31)]
        assert near or NOW - gone > timedelta(days=limit * 30) or min(left) > gone


@given(moments, months, st.integers(min_value=0, max_value=400))
def test_thinning_out_on_the_way_loses_nothing_that_is_kept_in_the_end(there, limit, days):
    meanwhile = NOW - timedelta(days=days)
    early = {moment for moment in there if moment <= meanwhile}
    on_the_way = kept(early, meanwhile, limit) | (there - early)
    assert kept(there, NOW, limit) <= on_the_way
