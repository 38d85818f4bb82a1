"""Who is really behind a claim, and how many do not depend on each other."""

from collections.abc import Callable, Iterable
from itertools import permutations

import pytest

from indicia import origins
from indicia.model import Origins, Reading
from indicia.origins import Known

ReadingOf = Callable[..., Reading]
SENT = "North Korea has sent artillery shells to Russia"
SOURCES = """
[[source]]
outlet = "Harbour Post"
host = "harbour.example"
owner = "Northsea Press"

[[source]]
outlet = "Morning Ledger"
host = "ledger.example"
owner = "Northsea Press"

[[source]]
outlet = "Island Courier"
host = "island.example"
owner = "Courier Trust"

[[source]]
outlet = "Volga TV"
host = "volga.example"
owner = "State Television"
state_affiliated = true
state = "RUS"
"""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    """The packaged knowledge and four invented outlets."""
    path = tmp_path_factory.mktemp("sources") / "sources.toml"
    path.write_text(SOURCES, encoding="utf-8")
    return origins.known(path)


def pages(reading_of: ReadingOf, told: Iterable[tuple[str, str]]) -> dict[str, Reading]:
    """Pages of outlets, each of a day later, named after their places."""
    return {
        f"p{n}": reading_of(f"News of the day\n{text}", outlet, f"2024-03-{n:02}")
        for n, (outlet, text) in enumerate(told, 1)
    }


def counted(readings: dict[str, Reading], known: Known) -> Origins:
    """The origins of the claim about arms."""
    found = origins.compare(readings, known)
    claim = next(c for c in found.claims if c.area == "arms")
    return next(o for o in found.origins if o.claim == claim.id)


def names(found: Origins) -> list[str]:
    """The independent origins by name."""
    return [origin.name for origin in found.independent]


def test_two_papers_citing_one_ministry_are_one_origin(reading_of: ReadingOf, known: Known) -> None:
    """A second paper is an echo, whoever owns it."""
    found = counted(
        pages(
            reading_of,
            [
                ("harbour.example", f"{SENT}, South Korea's defence ministry said."),
                ("island.example", f"South Korea's defence ministry said that {SENT}."),
            ],
        ),
        known,
    )
    (origin,) = found.independent
    assert (origin.name, origin.pages, origin.echoes) == ("South Korea", ("p1", "p2"), ("p2",))
    assert "South Korea's defence ministry" in origin.names


def test_ministries_of_one_state_are_one_origin(reading_of: ReadingOf, known: Known) -> None:
    """Spy agency, president, army and a lawmaker speak for one state."""
    found = counted(
        pages(
            reading_of,
            [
                ("harbour.example", f"{SENT}, South Korea's spy agency said."),
                ("island.example", f"{SENT}, South Korea's president said."),
                ("ledger.example", f"{SENT}, South Korea's military said."),
                ("quick.example", f"{SENT}, a South Korean lawmaker said."),
            ],
        ),
        known,
    )
    assert names(found) == ["South Korea"]
    assert not found.unknown


def test_states_that_do_not_depend_on_each_other_count_each(reading_of: ReadingOf, known: Known) -> None:
    """Kyiv and Washington are two."""
    found = counted(
        pages(
            reading_of,
            [
                ("harbour.example", f"{SENT}, the White House said."),
                ("harbour.example", f"{SENT}, Ukraine's president said."),
            ],
        ),
        known,
    )
    assert sorted(names(found)) == ["Ukraine", "United States"]


def test_a_body_of_several_states_is_one_origin_with_each(reading_of: ReadingOf, known: Known) -> None:
    """What the monitoring team of eleven states says is not confirmed by one of the eleven."""
    found = counted(
        pages(
            reading_of,
            [
                ("harbour.example", f"{SENT}, the Multilateral Sanctions Monitoring Team said."),
                ("island.example", f"{SENT}, South Korea's foreign ministry said."),
                ("ledger.example", f"{SENT}, the White House said."),
            ],
        ),
        known,
    )
    (origin,) = found.independent
    assert origin.name == "Multilateral Sanctions Monitoring Team"
    assert {"South Korea", "United States"} <= set(origin.names)
    assert any(edge.kind == "member_of" for edge in found.edges)


def test_a_body_makes_no_one_of_two_that_spoke_before_it(reading_of: ReadingOf, known: Known) -> None:
    """Seoul and Washington said so first: that their team says it too neither adds nor takes away."""
    told = [
        ("island.example", f"{SENT}, South Korea's foreign ministry said."),
        ("ledger.example", f"{SENT}, the White House said."),
    ]
    team = ("harbour.example", f"{SENT}, the Multilateral Sanctions Monitoring Team said.")
    before = counted(pages(reading_of, told), known)
    after = counted(pages(reading_of, [*told, team]), known)
    assert before.count == after.count == 2
    assert set(names(after)) == {"South Korea", "United States"}


@pytest.mark.parametrize(
    "text",
    [
        f"Western reports that {SENT} are not backed by any proof, the Kremlin's spokesman said.",
        "The United States is monitoring whether North Korea has sent shells to Russia, the Pentagon said.",
        "The spy agency in Seoul said that it was keeping an eye on shells sent by North Korea to Russia.",
    ],
)
def test_who_only_watches_or_misses_proof_tells_nothing(
    text: str, reading_of: ReadingOf, known: Known
) -> None:
    """To look out for it, or to say that nothing shows it, is no telling of it."""
    told = [("island.example", f"{SENT}, Ukraine's president said."), ("harbour.example", text)]
    assert names(counted(pages(reading_of, told), known)) == ["Ukraine"]


@pytest.mark.parametrize("who", ["NATO Secretary-General Mark Rutte", "NATO's secretary-general"])
def test_who_heads_a_body_speaks_for_it(reading_of: ReadingOf, known: Known, who: str) -> None:
    """NATO's secretary-general, whose own state is a member, and another member are one origin."""
    found = counted(
        pages(
            reading_of,
            [
                ("harbour.example", f"{who} said that {SENT}."),
                ("island.example", f"{SENT}, Germany's defence minister said."),
            ],
        ),
        known,
    )
    assert names(found) == ["North Atlantic Treaty Organization"]


def test_the_innermost_source_counts(reading_of: ReadingOf, known: Known) -> None:
    """An agency that reports what a minister said is no origin of it."""
    text = f"Yonhap reported that South Korea's defence minister had said that {SENT}."
    assert names(counted(pages(reading_of, [("harbour.example", text)]), known)) == ["South Korea"]


@pytest.mark.parametrize(
    "text",
    [
        f"{SENT}, an official who asked not to be named said.",
        f"{SENT}, two people familiar with the matter said.",
        f"{SENT}, sources said.",
        f"{SENT}, a US official said on condition of anonymity.",
        f"{SENT}, a research group said.",
        f"{SENT}, the Daily Mirror reported.",
        f"{SENT}, Japanese government sources said.",
        f"{SENT}, said Jon Grevatt, an analyst at a consultancy in London.",
    ],
)
def test_who_cannot_be_named_is_unknown(reading_of: ReadingOf, known: Known, text: str) -> None:
    """The unnamed, the anonymous and outlets of unknown owner are counted apart."""
    found = counted(pages(reading_of, [("harbour.example", text)]), known)
    assert found.count == 0
    assert len(found.unknown) == 1
    assert found.unknown[0].why


def test_a_page_speaks_for_the_owner_of_its_outlet(reading_of: ReadingOf, known: Known) -> None:
    """Two outlets of one owner are one origin; an outlet that is in no file is unknown."""
    text = f"{SENT} by rail. Our reporter saw the train leave."
    seen = "Our reporter watched the bridge for nights. North Korea has sent artillery shells to Russia."
    found = counted(
        pages(
            reading_of,
            [("harbour.example", text), ("ledger.example", seen), ("nobody.example", f"{SENT} by ship.")],
        ),
        known,
    )
    (origin,) = found.independent
    assert (origin.name, origin.pages) == ("Northsea Press", ("p1", "p2"))
    assert [o.name for o in found.unknown] == ["nobody.example"]


def test_what_is_told_as_known_after_others_is_unknown(reading_of: ReadingOf, known: Known) -> None:
    """A paper that repeats it later without a source may have it from anybody; the first one counts."""
    first = ("harbour.example", f"{SENT}, the White House said.")
    later = ("island.example", f"The war goes on. {SENT} by rail and by ship.")
    found = counted(pages(reading_of, [first, later]), known)
    assert names(found) == ["United States"]
    assert [o.name for o in found.unknown] == ["Island Courier, without saying how it knows"]
    assert sorted(names(counted(pages(reading_of, [later, first]), known))) == [
        "Island Courier",
        "United States",
    ]


def test_an_agency_that_carries_a_source_elsewhere_is_an_echo_of_it(
    reading_of: ReadingOf, known: Known
) -> None:
    """“Yonhap reported” on one page is what Yonhap has from the minister on another."""
    found = counted(
        pages(
            reading_of,
            [
                ("harbour.example", f"{SENT}, Yonhap reported, citing South Korea's defence minister."),
                ("island.example", f"{SENT}, Yonhap reported."),
            ],
        ),
        known,
    )
    (origin,) = found.independent
    assert (origin.name, origin.echoes) == ("South Korea", ("p2",))


def test_media_of_a_state_speak_for_it(reading_of: ReadingOf, known: Known) -> None:
    """The state's agency, its ministry, and a channel that the analyst has written down, are one."""
    found = counted(
        pages(
            reading_of,
            [
                ("volga.example", f"{SENT} by rail."),
                ("harbour.example", f"{SENT}, TASS reported."),
                ("island.example", f"{SENT}, Russia's defence ministry said."),
            ],
        ),
        known,
    )
    assert names(found) == ["Russia"]


def test_a_wire_story_is_one_origin_under_the_name_of_its_agency(reading_of: ReadingOf, known: Known) -> None:
    """Papers that print a dispatch, with or without its credit, add nothing to it."""
    story = f"{SENT} by rail.\nThe trains leave at night and carry no lights.\nThe railway did not answer."
    found = counted(
        pages(
            reading_of,
            [
                ("harbour.example", f"KHASAN, March 1 (Reuters) - {story}"),
                ("island.example", story),
                ("ledger.example", story),
            ],
        ),
        known,
    )
    (origin,) = found.independent
    assert (origin.name, origin.echoes) == ("Reuters", ("p2", "p3"))


def test_a_denial_is_no_origin(reading_of: ReadingOf, known: Known) -> None:
    """Who denies is named beside, and not counted."""
    found = counted(
        pages(
            reading_of,
            [
                ("harbour.example", f"{SENT}, the White House said."),
                ("volga.example", "The Kremlin denied that Russia had received shells from North Korea."),
            ],
        ),
        known,
    )
    assert names(found) == ["United States"]
    assert [o.name for o in found.denying] == ["Russia"]


def test_what_was_withdrawn_counts_no_longer(reading_of: ReadingOf, known: Known) -> None:
    """An outlet that takes its report back is no origin any more, and is told as withdrawn."""
    found = counted(
        pages(
            reading_of,
            [
                ("island.example", f"{SENT} by rail. Our reporter saw the train."),
                ("harbour.example", f"{SENT}, the White House said."),
                ("island.example", f"The Island Courier retracts its report that {SENT} by rail."),
            ],
        ),
        known,
    )
    assert names(found) == ["United States"]
    assert [o.name for o in found.withdrawn] == ["Island Courier"]


MANY = [
    ("harbour.example", f"{SENT}, the White House said."),
    ("island.example", f"{SENT}, Ukraine's president said."),
    ("volga.example", "The Kremlin denied that Russia had received shells from North Korea."),
    ("ledger.example", f"{SENT}, sources said."),
]


def test_the_order_of_the_pages_does_not_matter(reading_of: ReadingOf, known: Known) -> None:
    """The whole comparison is the same in any order."""
    readings = pages(reading_of, MANY)
    found = {origins.compare({p: readings[p] for p in order}, known) for order in permutations(readings)}
    assert len(found) == 1


@pytest.mark.parametrize("page", ["p1", "p2", "p3", "p4"])
@pytest.mark.parametrize("outlet", ["harbour.example", "island.example", "volga.example", "nobody.example"])
def test_an_exact_copy_never_raises_the_count(
    reading_of: ReadingOf, known: Known, page: str, outlet: str
) -> None:
    """Whoever prints a page once more, the origins stay as many."""
    readings = pages(reading_of, MANY)
    text = MANY[int(page[1]) - 1][1]
    copy = reading_of(f"News of the day\n{text}", outlet, "2024-03-06")
    assert counted({**readings, "copy": copy}, known).count == counted(readings, known).count


@pytest.mark.parametrize("outlet", ["harbour.example", "island.example", "volga.example", "nobody.example"])
@pytest.mark.parametrize(
    "text", [f"{SENT} by rail. The trains leave at night.", f"{SENT} by ship, in crates without a mark."]
)
def test_an_exact_copy_of_an_outlets_own_report_never_raises_the_count(
    reading_of: ReadingOf, known: Known, outlet: str, text: str
) -> None:
    """A reprint is an echo of the first, although it names no source."""
    readings = pages(reading_of, [("island.example", text)])
    copy = reading_of(f"News of the day\n{text}", outlet, "2024-03-02")
    assert counted(readings, known).count == 1
    assert counted({**readings, "copy": copy}, known).count == 1


@pytest.mark.parametrize("day", ["2024-02-20", "2024-03-02", "2024-04-01"])
@pytest.mark.parametrize(
    "voice", ["sources said", "experts said", "a diplomat said on condition of anonymity", "residents said"]
)
def test_the_unnamed_never_raise_the_count(reading_of: ReadingOf, known: Known, voice: str, day: str) -> None:
    """However many pages of the unnamed come, the independent origins stay as many."""
    readings = pages(reading_of, MANY)
    more = reading_of(f"Other news\n{SENT}, {voice}.", "island.example", day)
    assert counted({**readings, "more": more}, known).count == counted(readings, known).count


def test_every_edge_says_why(reading_of: ReadingOf, known: Known) -> None:
    """No tie of the graph is without a rule of the room and a sentence, and both ends are nodes."""
    found = counted(pages(reading_of, MANY), known)
    ids = {node.id for node in found.nodes}
    assert found.edges
    for edge in found.edges:
        assert edge.rule in origins.RULES
        assert edge.why
        assert {edge.source, edge.target} <= ids


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{SENT}, figures released by South Korea's Ministry of National Defence show.", "South Korea"),
        (f"{SENT}, customs records obtained by the Harbour Post show.", "Harbour Post"),
        (f"{SENT}, the Harbour Post reported, citing customs records.", "Harbour Post"),
        (f"{SENT}, a group of UN experts said.", "1718 Panel of Experts"),
        (f"{SENT}, Harry Kang, the South Korean ambassador, said.", "South Korea"),
        (f"{SENT}, Olena Hrytsak of Ukraine's military intelligence said.", "Ukraine"),
        (f"{SENT}, the US special envoy, Tom Perriello, said.", "United States"),
        (f"{SENT}, the Joint Chiefs of Staff in Seoul said.", "South Korea"),
    ],
)
def test_papers_and_titles_lead_to_whoever_stands_behind(
    reading_of: ReadingOf, known: Known, text: str, name: str
) -> None:
    """Figures speak for their maker, records for who found them, a name for the office beside it."""
    assert names(counted(pages(reading_of, [("quick.example", text)]), known)) == [name]


def test_an_official_in_state_media_is_of_that_state(reading_of: ReadingOf, known: Known) -> None:
    """An outlet that a state runs writes of its own organs without naming it; no other outlet does."""
    said = f"{SENT}, a deputy governor said."
    assert names(counted(pages(reading_of, [("volga.example", said)]), known)) == ["Russia"]
    assert not names(counted(pages(reading_of, [("quick.example", said)]), known))


@pytest.mark.parametrize("who", ["Rep. Ann Kowal", "lawmaker Ann Kowal", "documents from a port"])
def test_an_office_of_no_state_and_papers_of_nobody_are_unknown(
    reading_of: ReadingOf, known: Known, who: str
) -> None:
    """A lawmaker of some state may be anybody's, so he never counts as an origin of his own."""
    assert not names(counted(pages(reading_of, [("quick.example", f"{SENT}, according to {who}.")]), known))


def test_a_panel_called_by_its_name_elsewhere_is_one_with_the_experts(
    reading_of: ReadingOf, known: Known
) -> None:
    """The experts of one page and the panel of another are one origin, under its name."""
    told = [
        ("quick.example", f"{SENT}, UN experts said."),
        ("island.example", f"{SENT}, the 1718 Panel of Experts said."),
    ]
    assert names(counted(pages(reading_of, told), known)) == ["1718 Panel of Experts"]
