"""When a channel may send: digests at their hour, nothing in quiet hours, both in the channel's zone."""

from datetime import UTC, datetime, time, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

from indicia.alerts.settings import Channel, Weekday

_DAY = timedelta(days=1)
_LONGEST = timedelta(hours=6)
_FIRST = timedelta(minutes=1)


def ripe(channel: Channel, now: datetime) -> datetime:
    """Up to which moment alerts must have been made to be sent now: for a digest its last hour."""
    if channel.digest is None:
        return now
    here = now.astimezone(ZoneInfo(channel.zone))
    day = here.date()
    if channel.digest == "weekly":
        day -= timedelta(days=(day.weekday() - get_args(Weekday).index(channel.weekday)) % 7)
    step = _DAY if channel.digest == "daily" else 7 * _DAY
    last = datetime.combine(day, time.fromisoformat(channel.at), here.tzinfo)
    if last.astimezone(UTC) > now:
        last = datetime.combine(day - step, time.fromisoformat(channel.at), here.tzinfo)
    return last.astimezone(UTC)


def quiet_until(channel: Channel, now: datetime) -> datetime | None:
    """When the quiet hours end that a moment lies in; None if it lies in none."""
    if channel.quiet is None:
        return None
    begin, end = (time.fromisoformat(text) for text in (channel.quiet.from_, channel.quiet.until))
    here = now.astimezone(ZoneInfo(channel.zone))
    clock = here.time().replace(tzinfo=None)
    quiet = begin <= clock < end if begin < end else clock >= begin or clock < end
    if not quiet:
        return None
    day = here.date() + (_DAY if clock >= end else timedelta(0))
    return datetime.combine(day, end, here.tzinfo).astimezone(UTC)


def again(tries: int, now: datetime, asked: timedelta | None = None) -> datetime:
    """When to try again after so many tries: a minute, two, four, up to six hours; later if asked to."""
    pause = min(_FIRST * (1 << min(tries, 16)), _LONGEST)
    return now + max(pause, min(asked or pause, 4 * _LONGEST))
