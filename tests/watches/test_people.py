"""What people say beside a watch: grades, judgements, hypotheses, and the right of reply."""

import csv
import io
from datetime import date

import pytest

from indicia import watches
from indicia.ledger import Ledger, watch_decisions, watching
from indicia.ledger.watch_decisions import Request
from indicia.model import Assessment, Grade, Reply, UsageError
from indicia.watches import grades
from indicia.watches.hypotheses import marked, to_csv
from indicia.watches.replies import missing, replies
from tests.watches.pages import BEIJING, KNOWN, SEOUL, UNNAMED, WASHINGTON, WATCH, ran, take


def held(
    ledger: Ledger, made: Assessment, trusted: dict[str, str] | None = None
) -> dict[tuple[str, str | None], Grade]:
    """The grades of the watch, by what and role."""
    with ledger.read() as connection:
        found = grades.grades(connection, WATCH, made, KNOWN, trusted or {})
    return {(one.what, one.role): one for one in found}


def test_a_source_is_graded_by_role(ledger: Ledger) -> None:
    """China is the authority on what China holds, and a party where facts are asked for; nobody is F."""
    for day, sentence in enumerate((SEOUL, BEIJING, UNNAMED), 1):
        take(ledger, sentence, day)
    found = held(ledger, ran(ledger))
    assert found[("China", "position")].value == "A"
    assert found[("China", "facts")].value == "E"
    assert found[("South Korea", "facts")].value == "F"
    assert all(one.why.startswith("proposed: ") and one.by is None for one in found.values())
    unknown = [one.value for (what, role), one in found.items() if "official" in what and role]
    assert unknown == ["F", "F"]


def test_a_person_changes_a_grade_and_its_history_stays(ledger: Ledger) -> None:
    """The grade before is closed; only the role that was graded changes, and no digit with it."""
    take(ledger, SEOUL, 1)
    made = ran(ledger)
    before = held(ledger, made)
    with ledger.write() as connection:
        watch_decisions.grade_source(connection, "South Korea", "facts", "C", "one record", "ada")
        watch_decisions.grade_source(connection, "South Korea", "facts", "B", "a better one", "ben")
    now = held(ledger, made)
    assert (now[("South Korea", "facts")].value, now[("South Korea", "facts")].by) == ("B", "ben")
    assert {key for key in now if now[key] != before[key]} == {("South Korea", "facts")}
    with ledger.read() as connection:
        past = grades.history(connection, "South Korea")
    assert [(one.value, one.by, one.until is None) for one in past] == [
        ("C", "ada", False),
        ("B", "ben", True),
    ]


def test_the_reliability_of_sources_toml_is_proposed_for_facts(ledger: Ledger) -> None:
    """An outlet that says it itself gets what its row says."""
    take(ledger, "Our reporters saw North Korea ship coal to China.", 1)
    made = ran(ledger)
    names = [origin.name for origin in (*made.origins.independent, *made.origins.unknown)]
    found = held(ledger, made, dict.fromkeys(names, "B"))
    values = {found[(name, "facts")].value for name in names}
    assert values <= {"B", "F"}


def test_credibility_is_of_an_indication_and_a_persons_stays(ledger: Ledger) -> None:
    """Proposed from what else is told, never from who tells it."""
    take(ledger, SEOUL, 1)
    first = ran(ledger)
    number = str(first.for_[0].id)
    assert held(ledger, first)[(number, None)].value == "6"
    take(ledger, WASHINGTON, 2)
    assert held(ledger, ran(ledger))[(number, None)].value == "2"
    with ledger.write() as connection:
        watch_decisions.decide(connection, int(number), "grade", "4", "doubtful", "ada")
    mine = [one for (_, role), one in held(ledger, ran(ledger)).items() if role is None and one.by == "ada"]
    assert [one.value for one in mine] == ["4"]


def test_what_is_no_grade_is_refused() -> None:
    """One line names the scale."""
    assert grades.check("b", source=True) == "B"
    with pytest.raises(UsageError, match="A completely reliable"):
        grades.check("G", source=True)
    with pytest.raises(UsageError, match="1 confirmed by other independent sources"):
        grades.check("B", source=False)


def test_a_likelihood_is_a_persons_and_keeps_its_history(ledger: Ledger) -> None:
    """Nothing is judged until somebody judges; a second judgement closes one's own first."""
    take(ledger, SEOUL, 1)
    ran(ledger)
    with ledger.write() as connection:
        assert watch_decisions.judgements(connection, WATCH.id) == []
        watch_decisions.judge(connection, WATCH.id, "likely", "two ships", "ada")
        watch_decisions.judge(connection, WATCH.id, "unlikely", "no ships", "ben")
        watch_decisions.judge(connection, WATCH.id, "very likely", "five ships", "ada")
        rows = watch_decisions.judgements(connection, WATCH.id)
    assert [(row.made_by, row.likelihood, row.closed_at is None) for row in rows] == [
        ("ada", "likely", False),
        ("ben", "unlikely", True),
        ("ada", "very likely", True),
    ]


def test_hypotheses_are_scored_by_what_speaks_against_them(ledger: Ledger) -> None:
    """A very inconsistent row counts two, a consistent one nothing; a new mark closes the older."""
    take(ledger, SEOUL, 1)
    (it,) = ran(ledger).for_
    with ledger.write() as connection:
        _, of = watch_decisions.held(connection, it.id)
        one = watch_decisions.add_evidence(connection, WATCH.id, of.quote, of, "ada")
        other = watch_decisions.add_evidence(connection, WATCH.id, "=1+1 no ship was seen", None, "ada")
        for row, words in ((one, ["H1=CC", "H2=I"]), (one, ["H2=II"]), (other, ["H1=I", "H2=N"])):
            for id_, mark in marked(words, WATCH).items():
                watch_decisions.mark(connection, row, id_, mark, "ada")
    with ledger.read() as connection:
        table = watches.hypotheses(connection, WATCH)
    assert table.inconsistency == {"H1": 1, "H2": 2}
    assert (table.rows[0].indication, table.rows[0].marks) == (it.id, {"H1": "CC", "H2": "II"})
    rows = list(csv.reader(io.StringIO(to_csv(table))))
    assert rows[0] == ["evidence", "text", "indication", "H1", "H2"]
    assert rows[2][1] == "'=1+1 no ship was seen"
    assert rows[-1] == ["", "inconsistency", "", "1", "2"]
    with ledger.write() as connection:
        watch_decisions.remove_evidence(connection, one, "ada")
    with ledger.read() as connection:
        assert watches.hypotheses(connection, WATCH).inconsistency == {"H1": 1, "H2": 0}


@pytest.mark.parametrize(
    ("word", "told"), [("H9=C", "no hypothesis 'H9'"), ("H1=X", "bears no mark"), ("H1", "bears no mark")]
)
def test_a_mark_that_is_none_is_refused(word: str, told: str) -> None:
    """One line says which there are."""
    with pytest.raises(UsageError, match=told):
        marked([word], WATCH)


def register(ledger: Ledger, as_of: date = date(2024, 5, 31)) -> dict[str, Reply]:
    """The register of replies by party."""
    made = ran(ledger)
    with ledger.read() as connection:
        return {one.who: one for one in replies(connection, WATCH, made, as_of)}


def test_who_is_named_and_has_not_answered_is_listed(ledger: Ledger) -> None:
    """Both are named on the first day; one denies on the third, the other is silent."""
    take(ledger, SEOUL, 1)
    take(ledger, BEIJING, 3)
    found = register(ledger)
    assert (found["CHN"].stance, found["CHN"].answered_on) == ("denies", date(2024, 5, 3))
    assert "denied" in found["CHN"].answers[0].quote
    assert found["PRK"].named_on == date(2024, 5, 1)
    assert [one.who for one in missing(list(found.values()))] == ["PRK"]
    assert register(ledger, date(2024, 5, 2))["CHN"].answers == ()


def test_declining_to_comment_is_an_answer_and_no_denial(ledger: Ledger) -> None:
    """It is registered as what it is."""
    take(ledger, f"{SEOUL} China's foreign ministry declined to comment on the report.", 1)
    found = register(ledger)["CHN"]
    assert (found.answered, found.stance) == (True, "declines")


def test_who_was_asked_is_overdue_after_the_day(ledger: Ledger) -> None:
    """An analyst's own letter stands in the register, with its days."""
    take(ledger, SEOUL, 1)
    ran(ledger)
    with ledger.write() as connection:
        request = Request(0, "PRK", date(2024, 5, 5), date(2024, 5, 20), "by post", "ada")
        watch_decisions.ask(connection, WATCH.id, request, "ada")
    assert register(ledger, date(2024, 5, 20))["PRK"].overdue is False
    late = register(ledger, date(2024, 5, 21))["PRK"]
    assert (late.overdue, late.asked_on, late.note) == (True, date(2024, 5, 5), "by post")


def test_a_look_is_kept_by_person(ledger: Ledger) -> None:
    """Nobody has looked before somebody says so."""
    with ledger.write() as connection:
        assert watching.last_look(connection, WATCH.id, "ada") is None
        watching.saw(connection, WATCH.id, "ada")
        look = watching.last_look(connection, WATCH.id, "ada")
    assert look is not None
    assert (look.change_id, look.indication_id) == (0, 0)


def test_what_a_party_says_that_refutes_the_act_is_its_reply(ledger: Ledger) -> None:
    """It denied nothing in so many words, and has answered all the same."""
    take(ledger, SEOUL, 1)
    tests = "Tests showed that the coal in China was not from North Korea, China's foreign ministry said."
    take(ledger, tests, 2)
    made = ran(ledger)
    with ledger.read() as connection:
        found = {one.who: one for one in replies(connection, WATCH, made, date(2024, 5, 31))}
    assert found["CHN"].answered
    assert not found["PRK"].answered
