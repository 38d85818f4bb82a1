"""One rich reading, made by hand: every kind of row, and page text that means harm."""

from datetime import date

import pytest

from indicia.model import (
    Article,
    Block,
    CitedProvision,
    Entity,
    Event,
    Exposure,
    Mention,
    Note,
    Place,
    PossibleListing,
    Reading,
    Span,
    Statement,
    Time,
)

TEXT = """\
Port visit renews questions over shell shipments and workers

A North Korean delegation met port officials in Vladivostok on Monday, the regional administration said.

Japan and South Korea accused North Korea of shipping artillery shells to Russia since August. Both \
governments named in the report denied it, and a ministry official in Moscow called it “baseless”.

A lawmaker in Seoul said the spy agency believes that Pyongyang may be preparing to send construction \
workers abroad next month.

“We ask every state to inspect such cargo,” a United Nations official said on Tuesday. “Inspection is not \
a matter of choice.”

There are fears that fuel was moved from ship to ship at sea last year.

The delegation did not visit the naval base. If the talks resume, a second visit would follow in March.

The port office declined to comment."""

WEDNESDAY = date(2023, 12, 13)


def at(text: str, nth: int = 0) -> Span:
    """The nth place where the text says this."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(text, start + 1)
    return Span(start, start + len(text), text)


def when(text: str, earliest: date | None, latest: date | None) -> Time:
    """A time expression of the text."""
    span = at(text)
    return Time(span.start, span.end, text, earliest, latest)


def spans(*texts: str) -> tuple[Span, ...]:
    """Spans in the order given; `said|1` is the second place that says "said"."""
    parted = [text.partition("|") for text in texts]
    return tuple(at(text, int(nth or 0)) for text, _, nth in parted)


def said(
    name: str,
    texts: tuple[str | None, str | None, tuple[str, ...]],
    stance: str,
    **other: object,
) -> Statement:
    """A statement from the words of its source, cue and content."""
    source, cue, content = texts
    values: dict[str, object] = {
        "source_entities": (),
        "kind": "indirect",
        "certainty": "certain",
        "hedges": (),
        "within": None,
        "answers": None,
        "said": None,
        "author": False,
        "made_by": "hand",
    } | other
    return Statement(
        id=name,
        source=spans(source) if source else (),
        cue=spans(cue) if cue else (),
        content=spans(*content),
        stance=stance,  # type: ignore[arg-type]  # the tests speak plainly
        **values,  # type: ignore[arg-type]  # the tests speak plainly
    )


def done(name: str, kind: str | None, trigger: str, status: str, **other: object) -> Event:
    """An event from the word that tells it."""
    values: dict[str, object] = {
        "actors": (),
        "recipients": (),
        "time": None,
        "place": None,
        "statement": None,
        "conduct": None,
        "made_by": "hand",
    } | other
    return Event(
        id=name,
        type=kind,  # type: ignore[arg-type]  # the tests speak plainly
        trigger=spans(trigger),
        status=status,  # type: ignore[arg-type]  # the tests speak plainly
        **values,  # type: ignore[arg-type]  # the tests speak plainly
    )


ENTITIES = (
    Entity("n1", "North Korea", "state", "PRK", "state:PRK"),
    Entity("n2", "Russia", "state", "RUS", "state:RUS"),
    Entity("n3", "Japan", "state", "JPN", "state:JPN"),
    Entity("n4", "South Korea", "state", "KOR", "state:KOR"),
    Entity("n5", "Vladivostok", "place", "RUS", None),
    Entity("n6", "Primorsky Krai administration", "organisation", "RUS", None),
    Entity("n7", "National Intelligence Service", "organisation", "KOR", "org:nis"),
    Entity("n8", "United Nations", "organisation", None, "org:un"),
)

SHELLS = "North Korea of shipping artillery shells to Russia since August"
WORKERS = "Pyongyang may be preparing to send construction workers abroad next month"


def statements() -> tuple[Statement, ...]:
    """Ten statements: nested, denying, hedged, without source, in the page's own voice."""
    return (
        said(
            "s1",
            (
                "the regional administration",
                "said",
                ("A North Korean delegation met port officials in Vladivostok on Monday",),
            ),
            "asserts",
            source_entities=("n6",),
        ),
        said("s2", ("Japan and South Korea", "accused", (SHELLS,)), "accuses", source_entities=("n3", "n4")),
        said(
            "s3",
            ("Both governments named in the report", "denied", ()),
            "denies",
            source_entities=("n1", "n2"),
            answers="s2",
        ),
        said(
            "s4",
            ("a ministry official in Moscow", "called", ("“baseless”",)),
            "denies",
            kind="mixed",
            source_entities=("n2",),
            answers="s2",
        ),
        said(
            "s5", ("A lawmaker in Seoul", "said|1", (f"the spy agency believes that {WORKERS}",)), "asserts"
        ),
        said(
            "s6",
            ("the spy agency", "believes", (WORKERS,)),
            "hedged",
            source_entities=("n7",),
            within="s5",
            certainty="possible",
            hedges=spans("believes", "may"),
        ),
        said(
            "s7",
            (
                "a United Nations official",
                "said|2",
                ("We ask every state to inspect such cargo,", "Inspection is not a matter of choice."),
            ),
            "demands",
            certainty=None,
            kind="direct",
            source_entities=("n8",),
            said=when("Tuesday", date(2023, 12, 12), date(2023, 12, 12)),
        ),
        said(
            "s8",
            (None, "fears", ("fuel was moved from ship to ship at sea last year",)),
            "hedged",
            certainty="possible",
            hedges=spans("fears"),
        ),
        said("s9", (None, None, ("The delegation did not visit the naval base",)), "asserts", author=True),
        said("s10", ("The port office", "declined", ("to comment",)), "declines", certainty=None),
    )


def events() -> tuple[Event, ...]:
    """Seven events, one of each standing and one that PLOVER has no type for."""
    return (
        done(
            "e1",
            "CONSULT",
            "met",
            "happened",
            actors=("n1",),
            recipients=("n6",),
            time=when("Monday", date(2023, 12, 11), date(2023, 12, 11)),
            place="n5",
            statement="s1",
        ),
        done(
            "e2",
            "AID",
            "shipping",
            "alleged",
            actors=("n1",),
            recipients=("n2",),
            time=when("since August", date(2023, 8, 1), WEDNESDAY),
            statement="s2",
            conduct="arms",
        ),
        done(
            "e3",
            None,
            "send",
            "planned",
            actors=("n1",),
            time=when("next month", date(2024, 1, 1), date(2024, 1, 31)),
            statement="s6",
            conduct="workers",
        ),
        done("e4", "REQUEST", "ask", "happened", actors=("n8",), statement="s7", conduct="cargo_inspection"),
        done(
            "e5",
            None,
            "moved",
            "alleged",
            time=when("last year", date(2022, 1, 1), date(2022, 12, 31)),
            statement="s8",
            conduct="ship_to_ship",
        ),
        done("e6", "CONSULT", "visit|1", "negated", actors=("n1",), statement="s9"),
        done(
            "e7",
            "CONSULT",
            "second visit",
            "hypothetical",
            time=when("in March", date(2024, 3, 1), date(2024, 3, 31)),
        ),
    )


def cited(name: str, verified: str, why: str, since: date) -> CitedProvision:
    """A provision that is still in force."""
    return CitedProvision(name, verified, why, since, None)  # type: ignore[arg-type]  # the tests speak plainly


def exposures() -> tuple[Exposure, ...]:
    """Three exposures: alleged and denied, hedged, and without any actor."""
    arms_why = "Arms leaving the state are named; the page does not say which ship carried them."
    return (
        Exposure(
            "x1",
            "DPRK-1718",
            "arms",
            "out",
            ("n1",),
            ("n2",),
            "alleged",
            (
                cited("S/RES/1718(2006)/8(b)", "paragraph", arms_why, date(2006, 10, 14)),
                cited("S/RES/1874(2009)/9", "cross-reference", arms_why, date(2009, 6, 12)),
            ),
            ("s2",),
            ("s3", "s4"),
            ("e2",),
            spans(f"Japan and South Korea accused {SHELLS}."),
        ),
        Exposure(
            "x2",
            "DPRK-1718",
            "workers",
            "out",
            ("n1",),
            (),
            "hedged",
            (
                cited(
                    "S/RES/2397(2017)/8",
                    "memory",
                    "Nationals earning income abroad are named; the host is not.",
                    date(2017, 12, 22),
                ),
            ),
            ("s6",),
            (),
            ("e3",),
            spans(f"A lawmaker in Seoul said the spy agency believes that {WORKERS}."),
        ),
        Exposure(
            "x3",
            "DPRK-1718",
            "ship_to_ship",
            "in",
            (),
            (),
            "hedged",
            (
                cited(
                    "S/RES/2375(2017)/11",
                    "content",
                    "Transfer at sea is named; neither ship nor flag is.",
                    date(2017, 9, 11),
                ),
            ),
            ("s8",),
            (),
            ("e5",),
            spans("There are fears that fuel was moved from ship to ship at sea last year."),
        ),
    )


def blocks() -> tuple[Block, ...]:
    """The page as found: a menu, an advertisement in code, and a comment form around the text."""
    kept, start = [], 0
    for number, paragraph in enumerate(TEXT.split("\n\n")):
        kept.append(Block(start, start + len(paragraph), True, "text" if number else "title"))
        start += len(paragraph) + 2
    end = len(TEXT)
    return (
        Block(0, 0, False, "menu", "Home | World | Sport"),
        kept[0],
        Block(
            kept[1].start,
            kept[1].start,
            False,
            "advertisement",
            "Earn from home! <script>document.title='owned'</script>",
        ),
        *kept[1:],
        Block(end, end, False, "comment_form", "Leave a Reply"),
        Block(end, end, False, "comment_form", "Your email address will not be published."),
    )


def rich() -> Reading:
    """The whole reading."""
    title = TEXT.split("\n\n", maxsplit=1)[0]
    return Reading(
        article=Article(
            text=TEXT,
            sha256="0" * 64,
            blocks=blocks(),
            title=title,
            byline="Staff",
            outlet="Harbour Gazette",
            url="https://gazette.example/port",
            published=WEDNESDAY,
            published_from="given",
            language="en",
        ),
        mentions=(Mention("m1", *_place("Vladivostok"), "Vladivostok", "n5"),),
        entities=ENTITIES,
        statements=statements(),
        events=events(),
        exposures=exposures(),
        listings=(
            PossibleListing(
                entity="n5",
                place=at("Vladivostok"),
                list_id="own",
                list_name="A list <b>of one's own</b>",
                reference="X-1",
                name="VLADIVOSTOK SHIPPING (invented)",
                matched="Vladivostok",
                regime="DPRK-1718",
                measures=("asset_freeze",),
                countries=("RUS",),
                listed_on=date(2025, 1, 2),
                delisted_on=None,
                seen=date(2025, 6, 1),
                gone_by=date(2025, 9, 1),
                data_of=date(2025, 9, 1),
                score=0.95,
                said=False,
                why="May be the listed party: the names are alike; a namesake is not ruled out.",
            ),
        ),
        places={
            "n5": Place(
                "geonames-2013348",
                "Vladivostok",
                "town",
                "RUS",
                "Primorye",
                43.1,
                131.9,
                604901,
                0.97,
                "most people",
            )
        },
        notes=(
            Note("source_open", "Nobody is named as the source of the fears.", at("There are fears")),
            Note("page_cut", "The page was read up to its last paragraph."),
        ),
    )


def _place(text: str) -> tuple[int, int]:
    span = at(text)
    return span.start, span.end


@pytest.fixture(scope="session")
def reading() -> Reading:
    """The rich reading."""
    return rich()
