"""What makes an alert, what does not, and what it says; on both stores."""

from datetime import UTC, date, datetime, timedelta

import pytest

from indicia import watches
from indicia.alerts import make
from indicia.ledger import Ledger, alerts, journal, watch_decisions
from indicia.model import UsageError
from tests.alerts.watched import NOW, held, run, take, use
from tests.watches.pages import BEIJING, KNOWN, NEVER, PLAN, SEOUL, WASHINGTON


def test_each_change_makes_one_alert(ledger: Ledger) -> None:
    """Nothing to corroborated to contested: three; a second making makes none."""
    use(ledger)
    for day, sentence in enumerate((SEOUL, WASHINGTON, BEIJING), 1):
        take(ledger, sentence, day)
    assert run(ledger) == 3
    assert run(ledger) == 0
    assert [(it.kind, it.was, it.now, it.reached) for it in held(ledger)] == [
        ("state", "nothing", "single_origin", True),
        ("state", "single_origin", "corroborated", True),
        ("state", "corroborated", "contested", True),
    ]


def test_forty_reprints_make_one_alert(ledger: Ledger) -> None:
    """The first telling changes the state; forty copies of it on other pages are no change."""
    use(ledger)
    take(ledger, SEOUL, 1)
    assert run(ledger) == 1
    for number in range(40):
        take(ledger, SEOUL, 2 + number % 28, place=f"https://reprint-{number}.example/story")
    assert run(ledger) == 0
    (alert,) = held(ledger)
    assert (alert.now, alert.origins) == ("single_origin", ("South Korea",))


def test_reprints_that_come_with_the_first_make_one_too(ledger: Ledger) -> None:
    """It does not matter in which order, or in how many runs, they come."""
    use(ledger)
    for number in range(12):
        take(ledger, SEOUL, 1 + number % 3, place=f"https://reprint-{number}.example/story")
    assert run(ledger) == 1


def test_an_alert_names_the_sentence_and_opens_it(ledger: Ledger) -> None:
    """Claimant, quotation, place, version, and the characters at which it stands."""
    use(ledger)
    version = take(ledger, SEOUL, 1)
    run(ledger)
    (alert,) = held(ledger)
    (said,) = alert.said
    assert (said.who, said.how, said.version) == ("South Korea's spy agency", "said", version)
    with ledger.read() as connection:
        text = watches.indications(connection, alert.watch)[0].quote
        whole = ledger_text(ledger, version)
    assert whole[said.start : said.end] == said.quote
    assert text in said.quote
    assert alert.concerns == ("S/RES/2371(2017)/8",)


def ledger_text(ledger: Ledger, version: int) -> str:
    """The text of a version."""
    from indicia.ledger import pages  # noqa: PLC0415 - only here

    with ledger.read() as connection:
        return pages.version(connection, version).text


def test_a_denial_stands_beside_what_it_denies(ledger: Ledger) -> None:
    """No alert shows an accusation without the denial that is known, nor the other way round."""
    use(ledger)
    take(ledger, SEOUL, 1)
    take(ledger, BEIJING, 2)
    run(ledger)
    for alert in held(ledger):
        assert {said.how for said in alert.said} == {"said", "denied it"}


def test_leaving_a_state_of_the_rule_is_told(ledger: Ledger) -> None:
    """Who was told of it must hear that it fell; plans alone reach nothing of the rule."""
    use(ledger)
    take(ledger, PLAN, 1)
    take(ledger, SEOUL, 2)
    run(ledger)
    number = held(ledger)[-1].said[0].indication
    with ledger.write() as connection:
        watch_decisions.decide(connection, number, "reject", None, "an old story", "ada")
    assert run(ledger) == 1
    assert [(it.now, it.reached) for it in held(ledger)] == [
        ("signs", False),
        ("single_origin", True),
        ("signs", True),
    ]


def test_going_stale_is_told_once_with_the_last_sentence(ledger: Ledger) -> None:
    """The day has come without a page."""
    use(ledger)
    take(ledger, SEOUL, 1)
    run(ledger)
    assert run(ledger, date(2024, 12, 1)) == 1
    assert run(ledger, date(2024, 12, 2)) == 0
    stale = held(ledger)[-1]
    assert (stale.kind, stale.said[0].who) == ("stale", "South Korea's spy agency")


def test_a_second_denial_is_told_beside_the_state(ledger: Ledger) -> None:
    """Another named party denies it."""
    use(ledger)
    for day, sentence in enumerate((SEOUL, BEIJING, NEVER), 1):
        take(ledger, sentence, day)
    run(ledger)
    assert [(it.kind, it.now) for it in held(ledger)][-1] == ("denial", "North Korea")


def test_words_stay_somebodys_words(ledger: Ledger) -> None:
    """No alert says that anything is so, that law was broken, or how likely it is."""
    use(ledger)
    for day, sentence in enumerate((SEOUL, WASHINGTON, BEIJING), 1):
        take(ledger, sentence, day)
    run(ledger)
    for alert in held(ledger):
        ours = f"{alert.title} {alert.why}".casefold()
        for word in ("violat", "breach", "likely", "chance", "confirmed", "proven", "fact"):
            assert word not in ours


def checked(ledger: Ledger, state: journal.State, hours: int) -> None:
    """A source was asked, some hours after the first time."""
    at = NOW + timedelta(hours=hours)
    with ledger.write() as connection:
        journal.check(connection, None, journal.Checked("gazette", state, at, at, {}, "no answer", None))


def test_the_death_of_a_source_is_told_to_the_watches_that_draw_on_it(ledger: Ledger) -> None:
    """Once per death, however often it is found dead; again after it was well and died anew."""
    use(ledger)
    take(ledger, SEOUL, 1, source="gazette")
    take(ledger, WASHINGTON, 2, source="post")
    run(ledger)
    before = len(held(ledger))
    checked(ledger, "ok", 0)
    assert run(ledger) == 0
    checked(ledger, "failing", 1)
    assert run(ledger) == 1
    checked(ledger, "silent", 2)
    checked(ledger, "failing", 3)
    assert run(ledger) == 0
    checked(ledger, "ok", 4)
    checked(ledger, "blocked", 5)
    assert run(ledger) == 1
    found = held(ledger)[before:]
    assert [(it.kind, it.source, it.now) for it in found] == [
        ("source", "gazette", "failing"),
        ("source", "gazette", "blocked"),
    ]


def test_nobody_is_told_of_a_source_that_no_watch_draws_on(ledger: Ledger) -> None:
    """`indicia sources` tells of it."""
    use(ledger)
    take(ledger, SEOUL, 1, source="post")
    run(ledger)
    checked(ledger, "failing", 1)
    assert run(ledger) == 0


def test_changes_before_a_day_make_none(ledger: Ledger) -> None:
    """A ledger of years does not flood whoever begins with alerts."""
    watch = use(ledger)
    take(ledger, SEOUL, 1)
    watches.run(ledger, watch, known=KNOWN, as_of=date(2024, 5, 31))
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    assert make(ledger, NOW, tomorrow) == 0
    assert make(ledger, NOW) == 1


def test_a_page_that_bears_a_stricter_mark_makes_the_alert_strict(ledger: Ledger) -> None:
    """Also where another page moved the watch: what is counted says as much as what is quoted."""
    use(ledger, 'marking = "TLP:GREEN"\n')
    take(ledger, f"{SEOUL} This note is TLP:AMBER.", 1)
    take(ledger, WASHINGTON, 2)
    run(ledger)
    assert {it.marking for it in held(ledger)} == {"TLP:AMBER"}


def test_taking_note_is_kept_and_can_be_taken_back(ledger: Ledger) -> None:
    """Twice is once; nobody without a name."""
    use(ledger)
    take(ledger, SEOUL, 1)
    run(ledger)
    with ledger.write() as connection:
        alerts.acknowledge(connection, 1, "ada", "seen")
        alerts.acknowledge(connection, 1, "ben")
        assert (alerts.acks(connection)[1].by, alerts.waiting(connection)) == ("ada", 0)
        alerts.unacknowledge(connection, 1, "ada")
        assert alerts.waiting(connection) == 1
        with pytest.raises(UsageError, match="nobody took note"):
            alerts.unacknowledge(connection, 1, "ada")
        with pytest.raises(UsageError, match="no alert 9"):
            alerts.acknowledge(connection, 9, "ada")
        with pytest.raises(UsageError, match="who decides"):
            alerts.acknowledge(connection, 1, " ")
