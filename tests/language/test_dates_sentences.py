"""Time expressions in sentences of our own, as news writes them; tense with and without a parser."""

import re
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from indicia import language
from indicia.language import dates
from indicia.model import Article, Block

MARK = re.compile(r"\[([^|\]]+)\|([^|\]]+)(?:\|([^\]]+))?\]")
LINES = [
    line
    for line in Path(__file__).with_name("times.txt").read_text(encoding="utf-8").split("\n")
    if line and not line.startswith("#")
]
TUESDAY = date(2024, 5, 7)


def days(timex: dates.Timex) -> str:
    """The days of an expression as an interval, open sides as two stops."""
    return f"{timex.earliest or '..'}/{timex.latest or '..'}"


@pytest.mark.parametrize("line", LINES)
def test_a_sentence_is_read(line: str) -> None:
    """Each marked expression is found with its value and days; nothing else is."""
    published, _, marked = line.partition(" ")
    text, wanted, last = "", list[tuple[int, int, str, str | None]](), 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        wanted.append((len(text), len(text) + len(match[1]), match[2], match[3]))
        text, last = text + match[1], match.end()
    text += marked[last:]
    day = None if published == "-" else date.fromisoformat(published)
    left = list(dates.join(text, dates.find(text, day)))
    for start, end, value, interval in wanted:
        here = [timex for timex in left if timex.start < end and start < timex.end]
        left = [timex for timex in left if timex not in here]
        assert value == "-" or [timex.value for timex in here] == [value]
        assert interval is None or [days(timex) for timex in here] == [interval]
    assert not left


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The council votes on Friday.", "05-10"),
        ("Smoke rises over Kyiv on Monday.", "05-06"),
        ("A woman looks at a burnt house in Kharkiv on Sunday.", "05-05"),
        ("The envoy leaves Seoul on Thursday, the ministry said.", "05-09"),
        ("Inspectors were to leave on Friday.", "05-10"),
        ("The ministry says the ship left on Friday.", "05-03"),
        ("He said on Friday that the ship will leave.", "05-03"),
        ("The minister will on Thursday open the plant.", "05-09"),
        ("Satellite images taken on Monday show trucks.", "05-06"),
        ("The deadline is Friday.", "05-10"),
        ("The ship, which sails on Friday, carries coal.", "05-10"),
        ("The court on Wednesday rejected the appeal.", "05-01"),
        ("Officials expect the delegation in Moscow on Thursday.", "05-09"),
        (
            "A North Korean delegation arrived in Moscow on Sunday, and talks start on Wednesday.",
            "05-05, 05-08",
        ),
        ("The delegation could not be reached on Friday.", "05-03"),
        ("Friday's meeting will discuss Monday's launch.", "05-10, 05-06"),
        ("A ban on exports comes into force on Friday, the government announced on Monday.", "05-10, 05-06"),
        ("The pair are due in court on Thursday.", "05-09"),
        ("The general, who died on Sunday, is to be buried on Saturday.", "05-05, 05-11"),
        ("Russia is expected to veto the text on Friday.", "05-10"),
        ("Kyiv said Thursday's strikes killed nine.", "05-02"),
        ("The two sides agreed on Sunday to meet again on Thursday.", "05-05, 05-09"),
        ("The ship was due to dock on Friday but turned back on Sunday.", "05-03, 05-05"),
        ("The minister said he would travel to Pyongyang on Friday.", "05-10"),
        ("The panel is set to publish its report on Wednesday.", "05-08"),
        ("Talks had been scheduled for Thursday but were called off.", "05-02"),
        ("A US official said Wednesday the vessel had sailed Monday.", "05-01, 05-06"),
        ("Ahead of Thursday's summit, police closed roads.", "05-09"),
        ("Ships are moving towards the port, images from Sunday suggest.", "05-05"),
        ("The tanker is believed to have sailed on Thursday.", "05-02"),
        ("The tanker may have sailed on Thursday.", "05-02"),
        ("The tanker appears to have left on Thursday.", "05-02"),
    ],
)
def test_weekdays_before_and_after(text: str, wanted: str) -> None:
    """On a page of Tuesday, 7 May 2024: a weekday is the last one or the next, as its verb tells."""
    blocks = (Block(0, len(text), kept=True, reason="text"),)
    article = Article(text=text, sha256=sha256(text.encode()).hexdigest(), blocks=blocks, published=TUESDAY)
    times = language.parse(article)[0].times
    assert ", ".join(str(t.earliest)[5:] for t in times) == wanted
