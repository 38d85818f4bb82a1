"""When a channel may send, with a given clock: quiet hours, digests, and the pause before another try."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from indicia.alerts.schedule import again, quiet_until, ripe
from indicia.alerts.settings import File

MOMENTS = st.datetimes(
    datetime(2020, 1, 1),
    datetime(2030, 1, 1),
    timezones=st.just(UTC),
)
CLOCKS = st.times().map(lambda it: f"{it:%H:%M}")
ZONES = st.sampled_from(("UTC", "Europe/Vienna", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"))


def channel(**fields: object) -> File:
    """A channel with some settings."""
    return msgspec.convert({"kind": "file", "name": "log", "path": "x", **fields}, File)


def test_quiet_hours_over_midnight_are_those_of_the_zone() -> None:
    """22:00 to 07:00 in Vienna, in summer and in winter."""
    quiet = channel(quiet={"from": "22:00", "until": "07:00"}, zone="Europe/Vienna")
    summer, winter = datetime(2024, 7, 1, 20, 30, tzinfo=UTC), datetime(2024, 1, 1, 20, 30, tzinfo=UTC)
    assert quiet_until(quiet, summer) == datetime(2024, 7, 2, 5, 0, tzinfo=UTC)
    assert quiet_until(quiet, winter) is None
    assert quiet_until(quiet, winter + timedelta(hours=1)) == datetime(2024, 1, 2, 6, 0, tzinfo=UTC)


def test_quiet_hours_within_a_day_end_on_it() -> None:
    """12:00 to 14:00; without any nothing is quiet."""
    noon = datetime(2024, 5, 1, 12, tzinfo=UTC)
    quiet = channel(quiet={"from": "12:00", "until": "14:00"})
    assert quiet_until(quiet, noon) == noon + timedelta(hours=2)
    assert quiet_until(quiet, noon + timedelta(hours=2)) is None
    assert quiet_until(channel(), noon) is None


@given(MOMENTS, CLOCKS, CLOCKS, ZONES)
def test_quiet_hours_always_end(now: datetime, begin: str, end: str, zone: str) -> None:
    """Within a day and an hour, and at their end they are over."""
    quiet = channel(quiet={"from": begin, "until": end}, zone=zone)
    until = quiet_until(quiet, now)
    if until is not None and begin != end:
        assert now < until <= now + timedelta(hours=25)
        local = until.astimezone(ZoneInfo(zone))
        assert quiet_until(quiet, until) is None or f"{local:%H:%M}" != end  # a clock that was set forward


def test_a_daily_digest_ripens_at_its_hour() -> None:
    """At 07:30 in Vienna what was made since yesterday's is ripe, until then what was ripe yesterday."""
    digest = channel(digest="daily", at="07:30", zone="Europe/Vienna")
    hour = datetime(2024, 7, 2, 5, 30, tzinfo=UTC)
    assert ripe(digest, hour) == hour
    assert ripe(digest, hour + timedelta(hours=20)) == hour
    assert ripe(digest, hour - timedelta(seconds=1)) == hour - timedelta(days=1)


def test_a_weekly_digest_ripens_on_its_day() -> None:
    """On Friday at 08:00."""
    digest = channel(digest="weekly", weekday="friday")
    friday = datetime(2024, 5, 31, 8, tzinfo=UTC)
    assert ripe(digest, friday) == friday
    assert ripe(digest, friday + timedelta(days=6, hours=23)) == friday
    assert ripe(digest, friday - timedelta(minutes=1)) == friday - timedelta(days=7)


@given(MOMENTS, CLOCKS, ZONES, st.sampled_from((None, "daily", "weekly")))
def test_what_is_ripe_lies_behind_and_not_far(now: datetime, at: str, zone: str, digest: str | None) -> None:
    """Never in the future, and never longer ago than a digest lasts."""
    longest = {None: timedelta(0), "daily": timedelta(hours=26), "weekly": timedelta(days=7, hours=2)}[digest]
    found = ripe(channel(digest=digest, at=at, zone=zone), now)
    assert now - longest <= found <= now


@given(st.integers(0, 500), st.integers(-100, 10**7))
def test_the_pause_grows_and_has_an_end(tries: int, asked: int) -> None:
    """A minute at first, six hours at most, a day if the other side asks for more."""
    now = datetime(2024, 5, 1, tzinfo=UTC)
    pause = again(tries, now) - now
    assert timedelta(minutes=1) <= pause <= timedelta(hours=6)
    assert again(tries + 1, now) - now >= pause
    assert pause <= again(tries, now, timedelta(seconds=asked)) - now <= timedelta(days=1)
