"""Time expressions: what is found, its TIMEX3 value, and the days it can mean."""

from datetime import date

import pytest

from indicia.language import dates
from indicia.language.dates.rules import File
from indicia.language.dates.words import table

PUBLISHED = date(2023, 12, 13)  # a Wednesday
RULES = table("rules.toml", File).rule


def found(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    """The expressions of a text with their values."""
    return [(timex.text, timex.value) for timex in dates.find(text, published)]


def days(text: str, published: date | None = PUBLISHED) -> str:
    """The days of the last expression of a text, as an interval of ISO 8601."""
    timex = dates.join(text, dates.find(text, published))[-1]
    return f"{timex.earliest or '..'}/{timex.latest or '..'}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_reads_its_example(rule: object) -> None:
    """The example of a rule gives the value that the rule says it gives."""
    row = next(row for row in RULES if row is rule)
    values = [value for _, value in found(row.example)]
    assert (values[-1] if values else "") == row.gives


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("The ministry said Wednesday that talks went on.", "2023-12-13/2023-12-13"),
        ("It told reporters on Tuesday that talks went on.", "2023-12-12/2023-12-12"),
        ("The council will meet on Friday.", "2023-12-15/2023-12-15"),
        ("The council met last Wednesday.", "2023-12-06/2023-12-06"),
        ("The two leaders met in September.", "2023-09-01/2023-09-30"),
        ("Trade grew this year.", "2023-01-01/2023-12-31"),
        ("Trade grew last year.", "2022-01-01/2022-12-31"),
        ("Shells were shipped over the past months.", "../2023-12-13"),
        ("Shells were shipped over the past three months.", "2023-09-13/2023-12-13"),
        ("The embargo has held since 2017.", "2017-01-01/2023-12-13"),
        ("All workers must leave by 2025.", "../2025-12-31"),
        ("All workers were to leave by 22 December 2019.", "../2019-12-22"),
        ("Reports are due not after 12 May 2024.", "../2024-05-12"),
        ("The ship sailed before 3 May 2022.", "../2022-05-02"),
        ("The ship sailed after 3 May 2022.", "2022-05-04/.."),
        ("The yard closed earlier this month.", "2023-12-01/2023-12-13"),
        ("The yard will close later this month.", "2023-12-13/2023-12-31"),
        ("Trade grew in the 1990s.", "1990-01-01/1999-12-31"),
        ("Trade grew in the first half of 2022.", "2022-01-01/2022-06-30"),
        ("Trade grew in the third quarter of 2022.", "2022-07-01/2022-09-30"),
        ("The yard was built in the summer of 2021.", "2021-06-01/2021-08-31"),
        ("It lifted off at 9 a.m. on Tuesday.", "2023-12-12/2023-12-12"),
    ],
)
def test_days(text: str, interval: str) -> None:
    """Weekdays and months without a year are the latest up to publication, unless the text looks ahead."""
    assert days(text) == interval


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In 2024 the mine closed. The previous year it had lost money.", "2023"),
        ("The mine closed on 3 May 2022. It reopened 24 days after that.", "2022-05-27"),
        ("The mine closed on 3 May 2022. It was sold a day earlier.", "2022-05-02"),
        ("The mine closed on 3 May 2022. It was sold the same day.", "2022-05-03"),
        ("The mine closed in May 2022. It was sold the following month.", "2022-06"),
    ],
)
def test_the_texts_own_time(text: str, value: str) -> None:
    """An expression that counts from the text's own time is placed by the last date named before it."""
    assert found(text)[-1][1] == value
    assert found(text, None)[-1][1] == value


@pytest.mark.parametrize(
    ("text", "shown", "interval"),
    [
        ("It ran between 2019 and 2022.", "2019 and 2022", "2019-01-01/2022-12-31"),
        ("It ran in 2019-2022.", "2019-2022", "2019-01-01/2022-12-31"),
        ("It ran from 3 to 5 May 2024.", "3 to 5 May 2024", "2024-05-03/2024-05-05"),
        ("It ran on Oct. 22-24.", "Oct. 22-24", "2023-10-22/2023-10-24"),
        ("It ran from 30 November 2021 to 2 February 2022.", "30 November 2021 to 2 February 2022",
         "2021-11-30/2022-02-02"),
    ],
)  # fmt: skip
def test_runs(text: str, shown: str, interval: str) -> None:
    """The two ends of a run make one expression, from the first day to the last."""
    timex = dates.join(text, dates.find(text, PUBLISHED))[-1]
    assert (timex.text, days(text)) == (shown, interval)


def test_two_ends_stay_apart_until_joined() -> None:
    """`find` keeps to TIMEX3, which marks both ends of a run by themselves."""
    assert found("It ran between 2019 and 2022.") == [("2019", "2019"), ("2022", "2022")]


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("Trade fell in early 2024.", "START"),
        ("Trade fell in mid-2024.", "MID"),
        ("Trade fell at the end of 2024.", "END"),
        ("The voyage took nearly two weeks.", "APPROX"),
        ("The voyage took more than two weeks.", "MORE_THAN"),
        ("The voyage took at least two weeks.", "EQUAL_OR_MORE"),
        ("The voyage takes up to two weeks.", "EQUAL_OR_LESS"),
    ],
)
def test_mods(text: str, mod: str) -> None:
    """Words that say how an expression is meant belong to it and give its TIMEX3 mod."""
    assert dates.find(text, PUBLISHED)[-1].mod == mod


@pytest.mark.parametrize(
    "text",
    [
        "The panel may march for a second time.",
        "They recalled resolution 2397 (2017) and S/RES/2397(2017).",
        "Resolutions 1970 and 1973 still bind all states.",
        "More than 2000 workers were to go.",
        "The fine was $2000.",
        "The captain, a 52-year-old man, was held.",
        "The captain, aged 52, was held.",
        "A quarter of the cargo was coal.",
        "The deputy minister, Jan Kowalski, agreed.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    """Numbers, ages, resolutions and words that only look like times are left alone."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was signed on 23/4/2021.", "2021-04-23"),
        ("It was signed on 4/23/2021.", "2021-04-23"),
        ("It was signed on 5/5/2021.", "2021-05-05"),
        ("It was signed on 23.04.2021.", "2021-04-23"),
        ("It was signed on 2021-04-23.", "2021-04-23"),
        ("It was signed on 31/2/2021.", None),
    ],
)
def test_dates_in_figures(text: str, value: str | None) -> None:
    """The day above twelve tells day and month apart; a day that does not exist is none."""
    values = [value for _, value in found(text)]
    assert values == ([value] if value else [])


def test_day_and_month_that_cannot_be_told_apart() -> None:
    """3/4/2021 stays open: its days reach from the one reading to the other."""
    timex = dates.find("It was signed on 3/4/2021.", PUBLISHED)[0]
    assert (timex.value, timex.earliest, timex.latest) == ("2021-XX-XX", date(2021, 3, 4), date(2021, 4, 3))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He left on Friday.", "XXXX-WXX-5"),
        ("He left yesterday.", "XXXX-XX-XX"),
        ("He left in September.", "XXXX-09"),
        ("He left on 23 October.", "XXXX-10-23"),
        ("He left last year.", "XXXX"),
        ("He left last week.", "XXXX-WXX"),
        ("Sales fell in the third quarter.", "XXXX-Q3"),
        ("He left on Friday night.", "XXXX-WXX-5TNI"),
    ],
)
def test_undated_text(text: str, value: str) -> None:
    """Without a day of publication what counts from it keeps an X for what is not known."""
    timex = dates.find(text)[-1]
    assert (timex.value, timex.anchored) == (value, False)


def test_undated_text_keeps_absolute_dates() -> None:
    """A full date needs no day of publication."""
    assert days("It was signed on 3 May 2022.", None) == "2022-05-03/2022-05-03"


def test_tense_of_the_caller_wins() -> None:
    """A caller with a parser may say what the words do not."""
    text = "Envoys meet Monday."
    assert dates.find(text, PUBLISHED, tense=lambda _: "future")[0].value == "2023-12-18"
    assert dates.find(text, PUBLISHED, tense=lambda _: "past")[0].value == "2023-12-11"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("The voyage took two and a half years.", "DURATION", "P2Y6M"),
        ("The voyage took 5 1/2 hours.", "DURATION", "PT5H30M"),
        ("It was a 24-month term.", "DURATION", "P24M"),
        ("The inquiry lasted several years.", "DURATION", "PXY"),
        ("They meet every two weeks.", "SET", "P2W"),
        ("They meet each Thursday.", "SET", "XXXX-WXX-4"),
        ("They met on the night of 3 May 2022.", "TIME", "2022-05-03TNI"),
        ("They met at 10:42 p.m. on 3 May 2022.", "TIME", "2022-05-03T22:42"),
        ("They have met recently.", "DATE", "PAST_REF"),
    ],
)
def test_types(text: str, kind: str, value: str) -> None:
    """Lengths, repetitions and times of day have their TIMEX3 types."""
    timex = dates.find(text, PUBLISHED)[-1]
    assert (timex.type, timex.value) == (kind, value)


def test_a_wrong_data_file_is_named() -> None:
    """A data file that does not keep its schema raises a DataError that names file and place."""
    with pytest.raises(dates.DataError, match=r"words\.toml: .*\$"):
        table("words.toml", dict[str, int])
