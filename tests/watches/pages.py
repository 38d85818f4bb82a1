"""Pages about one matter, and the watch on it, for the tests of this folder."""

from datetime import date
from typing import Any

from msgspec import structs

import indicia
from indicia.ledger import Engine, Ledger, Made
from indicia.model import Assessment, Expected, Hypothesis, Indicator, Reading, Rule, Watch
from indicia.origins import Known, Medium, known
from indicia.watches import Index, run
from indicia.watches.assess import Seen, as_it_was, assess
from indicia.watches.match import Match
from tests.stores import capture

WATCH = Watch(
    id="coal-china",
    question="Is North Korea selling coal to China?",
    actors=("PRK",),
    counterparts=("CHN",),
    areas=("coal",),
    since=date(2024, 1, 1),
    indicators=(
        Indicator(
            id="C-01",
            text="Ships leave Nampo",
            stage="movement",
            words=("Nampo", "bulk carrier"),
            example="A bulk carrier took North Korean coal to China.",
            innocent=("A bulk carrier took Australian coal to Japan.",),
        ),
        Indicator(id="C-02", text="Talks on coal", stage="intent", words=("coal talks", "coal contract")),
        Indicator(id="C-80", text="It is Russian coal", side="against", words=("Russian coal",)),
        Indicator(id="C-90", text="Tests showed another origin", side="refutes", words=("tests showed",)),
    ),
    expected=(Expected(id="C-95", text="Customs report a seizure", words=("seizure",), within=30),),
    hypotheses=(Hypothesis("H1", "The trade goes on"), Hypothesis("H2", "It is coal of others")),
)
OUTLETS = (
    Medium("Port Gazette", host="gazette.example", owner="Gazette Press"),
    Medium("River Post", host="river.example", owner="River Holding"),
    Medium("River Evening", host="evening.example", owner="River Holding"),
)
KNOWN = Known((*OUTLETS, *known().media), known().bodies)
SEOUL = "South Korea's spy agency said on Monday that North Korea had shipped coal to China in April."
SEOUL_AGAIN = "North Korea has shipped coal to China, according to South Korea's defence ministry."
WASHINGTON = "The US State Department said that North Korea had sold coal to China this spring."
UNNAMED = "North Korea sold coal to China, said an official who spoke on condition of anonymity."
BEIJING = "China's foreign ministry denied that it had bought coal from North Korea."
NEVER = "North Korea has not shipped coal to China, the North Korean foreign ministry said."
PLAN = "North Korea plans to sell coal to China, South Korea's spy agency said."
QUESTION = "Has North Korea sold coal to China?"
CONDITION = "If North Korea sold coal to China, it would breach a resolution, an envoy said."
SILENT = "China's foreign ministry declined to say whether North Korea had sold coal to China."
OTHERS = "North Korea sold coal to Vietnam, the US State Department said."
TALKS = "North Korea and China held coal talks in Dandong, South Korea's spy agency said."
RUSSIAN = "The ship that came to China from North Korea carried Russian coal, the US State Department said."


def reading(sentence: str, day: int, *, url: str = "https://gazette.example/1") -> Reading:
    """A page of May 2024 with one sentence below its headline."""
    text = f"What the day brought\n\n{sentence}\n"
    return indicia.read(text, published=date(2024, 5, day), url=url, engine="rules")


def matches(sentence: str, watch: Watch = WATCH) -> list[Match]:
    """What of a sentence meets a watch."""
    return Index((watch,)).match("page", reading(sentence, 1)).get(watch.id, [])


def bearings(sentence: str, watch: Watch = WATCH) -> list[str]:
    """What the indications of a sentence do."""
    return [match.bearing for match in matches(sentence, watch)]


def assessed(*sentences: str, watch: Watch = WATCH, as_of: date = date(2024, 5, 31)) -> Assessment:
    """A watch after one page a day, each with a sentence."""
    seen: list[Seen] = []
    before: Assessment | None = None
    for day, sentence in enumerate(sentences, 1):
        url = f"https://page-{day}.example/{day}"
        page = reading(sentence, day, url=url)
        found = Index((watch,)).match(url, page).get(watch.id, [])
        newest = Seen(url, day, date(2024, 5, day), page, as_it_was(found, 100 * day)) if found else None
        seen += [newest] if newest else []
        before = assess(watch, seen, date(2024, 5, day), KNOWN, before, newest)
    return assess(watch, seen, as_of, KNOWN, before)


def with_rule(**fields: Any) -> Watch:
    """The watch under another rule."""
    return structs.replace(WATCH, rule=Rule(**fields))


def take(ledger: Ledger, sentence: str, day: int) -> int:
    """Take a page in: the number of its version."""
    place = f"https://page-{day}.example/{day}"
    text = f"What the day brought\n\n{sentence}\n"
    kept = ledger.keep(capture(text, place, published=date(2024, 5, day)))
    made = indicia.read(text, published=date(2024, 5, day), url=place, engine="rules")
    taken = ledger.take(kept, Made(made, Engine("rules", "one")))
    assert taken.version is not None
    return taken.version


def ran(ledger: Ledger, watch: Watch = WATCH, as_of: date = date(2024, 5, 31)) -> Assessment:
    """Run the watch over a ledger."""
    return run(ledger, watch, known=KNOWN, as_of=as_of)
