"""From conduct to paragraph, on pages made by hand: text, parties, acts and statements, no parser."""

from dataclasses import dataclass, field
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia import law
from indicia.language import Parse
from indicia.model import Article, Entity, Event, Exposure, Note, Span, Statement, Time
from indicia.model.conduct import AREAS

_STATES = {
    "prk": "North Korea",
    "rus": "Russia",
    "chn": "China",
    "irn": "Iran",
    "usa": "United States",
    "jpn": "Japan",
    "kor": "South Korea",
    "lby": "Libya",
    "cod": "Democratic Republic of the Congo",
    "hti": "Haiti",
}
_KNOWN = (
    *(Entity(key, name, "state", key.upper()) for key, name in _STATES.items()),
    Entity("houthis", "Houthis", "organisation", "YEM"),
    Entity("m23", "M23", "organisation", "COD"),
    Entity("taliban", "Taliban", "organisation"),
    Entity("separatists", "the separatist territories", "place", "UKR"),
    Entity("crew", "construction workers", "group"),
    Entity("sea", "the high seas", "place"),
)


@dataclass
class Page:
    """Collects acts and statements, then asks the law what they may concern."""

    published: date | None = None
    sentences: list[str] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def write(self, sentence: str) -> Span:
        """Add a sentence to the page."""
        start = sum(len(s) + 1 for s in self.sentences)
        self.sentences.append(sentence)
        return Span(start, start + len(sentence), sentence)

    def says(self, sentence: str, stance: str = "asserts", **other: object) -> Statement:
        """Add a statement whose content is the whole sentence."""
        span = self.write(sentence)
        values = {
            "certainty": None,
            "hedges": (),
            "within": None,
            "answers": None,
            "said": None,
            "author": False,
        } | other
        statement = Statement(
            id=f"s{len(self.statements) + 1}",
            source=(),
            source_entities=(),
            cue=(),
            content=(span,),
            kind="indirect",
            stance=stance,  # type: ignore[arg-type]  # the tests speak plainly
            made_by="test",
            **values,  # type: ignore[arg-type]  # the tests speak plainly
        )
        self.statements.append(statement)
        return statement

    def act(self, area: str, actors: str, recipients: str = "", **other: object) -> Event:
        """Add an act; `said` is the statement that reports it, `when` its first and last day."""
        said: Statement | None = other.pop("said", None)  # type: ignore[assignment]  # taken out of the loose keywords
        when: tuple[date | None, date | None] | None = other.pop("when", None)  # type: ignore[assignment]  # taken out of the loose keywords
        text = str(other.pop("text", f"An act of {area} is told."))
        trigger = said.content[0] if said else self.write(text)
        values = {"type": "COOPERATE", "status": "happened", "made_by": "test:supply"} | other
        event = Event(
            id=f"e{len(self.events) + 1}",
            trigger=(trigger,),
            actors=tuple(actors.split()),
            recipients=tuple(recipients.split()),
            time=Time(trigger.start, trigger.end, trigger.text, *when) if when else None,
            place=None,
            statement=said.id if said else None,
            conduct=area,
            **values,  # type: ignore[arg-type]  # the tests speak plainly
        )
        self.events.append(event)
        return event

    @property
    def parse(self) -> Parse:
        """The page as the language room would hand it over, without tokens."""
        text = " ".join(self.sentences)
        article = Article(text=text, sha256="0" * 64, blocks=(), published=self.published)
        return Parse(article=article, tokens=(), sentences=(), entities=_KNOWN)

    def find(
        self, the_law: law.Law | None = None, *, unverified: bool = False
    ) -> tuple[tuple[Exposure, ...], tuple[Note, ...]]:
        """What the page may concern."""
        return law.find(
            self.parse, tuple(self.statements), tuple(self.events), law=the_law, unverified=unverified
        )

    def exposures(self) -> tuple[Exposure, ...]:
        """What the page may concern, notes aside."""
        return self.find()[0]

    def cited(self) -> list[str]:
        """Ids of the paragraphs cited in the one exposure that the page must have."""
        (exposure,) = self.exposures()
        return [provision.id for provision in exposure.provisions]

    def slugs(self) -> set[str]:
        """Slugs of the notes."""
        return {note.slug for note in self.find()[1]}


@pytest.fixture
def page() -> Page:
    """A page of 13 December 2023."""
    return Page(published=date(2023, 12, 13))


WORKERS = ["S/RES/2397(2017)/8", "S/RES/2375(2017)/17", "S/RES/2371(2017)/11"]


def test_workers_cite_the_duty_to_return_first(page: Page) -> None:
    """Workers sent by the DPRK: the return, then the permits, then the freeze of their number."""
    page.act("workers", "prk", "rus")
    (found,) = page.exposures()
    assert [p.id for p in found.provisions] == WORKERS
    assert (found.direction, found.actors, found.counterparts) == ("out", ("prk",), ("rus",))
    assert found.regime == "DPRK-1718"


def test_the_host_that_accepts_is_the_counterpart(page: Page) -> None:
    """That Russia accepts workers from North Korea is the sending told from the other end."""
    page.act("workers", "rus", "prk", made_by="events/verb:accept")
    (found,) = page.exposures()
    assert (found.direction, found.actors, found.counterparts) == ("out", ("prk",), ("rus",))


def test_arms_leaving_and_arms_arriving_are_told_apart(page: Page) -> None:
    """Direction chooses the paragraphs."""
    page.act("arms", "prk", "rus")
    page.act("arms", "rus", "prk")
    leaving, arriving = page.exposures()
    assert [p.id for p in leaving.provisions][:2] == ["S/RES/1718(2006)/8(b)", "S/RES/1874(2009)/9"]
    assert arriving.provisions[0].id == "S/RES/2270(2016)/6"
    assert (leaving.direction, arriving.direction) == ("out", "in")


def test_coal_is_read_under_the_law_of_its_day(page: Page) -> None:
    """The cap in January 2017, the ban in 2018, the first ban in spring 2016."""
    days = {
        date(2017, 1, 15): "2321(2016)/26",
        date(2018, 6, 1): "2371(2017)/8",
        date(2016, 4, 1): "2270(2016)/29",
    }
    for day, paragraph in days.items():
        page.events.clear()
        page.act("coal", "prk", "chn", when=(day, day))
        assert page.cited() == [f"S/RES/{paragraph}"]


def test_an_act_of_2013_cannot_touch_a_law_of_2016(page: Page) -> None:
    """No paragraph is cited that came after the act."""
    page.act("arms", "prk", "rus", when=(date(2013, 6, 1), date(2013, 6, 30)))
    assert page.cited() == ["S/RES/1718(2006)/8(b)", "S/RES/1874(2009)/9"]


def test_an_act_before_any_law_is_noted_and_not_cited(page: Page) -> None:
    """Coal in 2010 was free; the reading says that it looked."""
    page.act("coal", "prk", "chn", when=(date(2010, 1, 1), date(2010, 12, 31)))
    assert page.exposures() == ()
    assert page.slugs() == {"not_in_force"}


def test_a_year_over_a_change_of_law_cites_both_and_says_so(page: Page) -> None:
    """2017 saw the cap and the ban."""
    page.act("coal", "prk", "chn", when=(date(2017, 1, 1), date(2017, 12, 31)))
    (found,) = page.exposures()
    assert [p.id for p in found.provisions] == ["S/RES/2371(2017)/8", "S/RES/2321(2016)/26"]
    assert "a part of the time" in found.provisions[0].why


def test_what_is_missing_is_said(page: Page) -> None:
    """The host and the date are not given."""
    page.act("workers", "prk")
    (found,) = page.exposures()
    why = found.provisions[0].why
    assert "not said: the host State" in why
    assert "the law of 2023-12-13, the day of the page" in why
    assert why.endswith(".")


def test_an_undated_page_is_read_under_the_law_of_the_data() -> None:
    """Nothing is guessed from today's date."""
    page = Page()
    page.act("arms", "prk", "rus")
    (found,) = page.exposures()
    assert "as the page has no date" in found.provisions[0].why


@pytest.mark.parametrize(
    ("area", "actors", "recipients", "other"),
    [
        ("arms", "usa", "jpn", {}),
        ("arms", "prk", "rus", {"status": "negated"}),
        ("arms", "usa", "prk", {"type": "ACCUSE"}),
        ("finance", "usa", "prk", {"type": "SANCTION"}),
        ("cargo_inspection", "kor", "prk", {}),
        ("monitoring", "rus", "prk", {}),
        ("refined_petroleum", "prk", "rus", {}),
        ("arms", "usa", "cod", {}),
        ("workers", "prk", "rus", {"conduct": None}),
    ],
)
def test_innocent_acts_give_nothing(
    page: Page, area: str, actors: str, recipients: str, other: dict[str, object]
) -> None:
    """Others' arms sales, acts not done, accusations, sanctions, inspections, a government's own arms."""
    event = page.act(area, actors, recipients, **{k: v for k, v in other.items() if k != "conduct"})
    if "conduct" in other:
        page.events[:] = [type(event)(**{f: getattr(event, f) for f in event.__struct_fields__} | other)]
    assert page.exposures() == ()


def test_an_embargo_on_groups_is_met_by_a_group(page: Page) -> None:
    """Arms to the M23 are under the Congo embargo; arms to the Houthis from Iran under two."""
    page.act("arms", "rus", "m23")
    page.act("arms", "irn", "houthis", when=(date(2019, 5, 1), date(2019, 5, 31)))
    regimes = {found.regime: found.direction for found in page.exposures()}
    assert regimes == {"DRC-1533": "in", "IRAN-1737": "out", "YEMEN-2140": "in"}


def test_a_listed_group_without_land_is_found_by_its_name(page: Page) -> None:
    """The Taliban regime follows the party, not a territory."""
    page.act("arms", "rus", "taliban")
    (found,) = page.exposures()
    assert found.regime == "TALIBAN-1988"


def test_both_views_stand_where_the_law_is_contested(page: Page) -> None:
    """Arms from Iran to Russia after September 2025: who holds the old resolutions to be back, who not."""
    page.act("arms", "irn", "rus", when=(date(2025, 11, 1), date(2025, 11, 1)))
    (found,) = page.exposures()
    assert found.provisions[0].id == "S/RES/1747(2007)/5"
    assert "contested" in found.provisions[0].why
    assert "Russia, China and Iran" in found.provisions[0].why


def test_iranian_arms_have_a_law_of_their_own_for_each_time(page: Page) -> None:
    """In 2022 only missile items were limited, in 2024 nothing was."""
    day = date(2022, 9, 1)
    page.act("arms", "irn", "rus", when=(day, day), text="Iran gave Russia Shahed drones.")
    assert page.cited() == ["S/RES/2231(2015)/AnnexB/4"]
    page.events.clear()
    page.act("arms", "irn", "rus", when=(day, day), text="Iran gave Russia artillery shells.")
    assert page.exposures() == ()
    page.events.clear()
    page.act("arms", "irn", "rus", when=(date(2024, 6, 1), date(2024, 6, 1)))
    assert page.exposures() == ()
    assert page.slugs() == {"not_in_force"}


def test_a_renewal_the_data_does_not_know_is_noted(page: Page) -> None:
    """Arms for Haiti after the last known renewal."""
    page.act("arms", "usa", "hti", when=(date(2027, 1, 1), date(2027, 1, 1)))
    assert page.exposures() == ()
    assert page.slugs() == {"renewal_unknown"}


def test_memory_rows_are_left_out_unless_asked_for(page: Page) -> None:
    """They are counted in a note, and cited when asked for."""
    page.act("bulk_cash", "prk", "chn")
    assert page.cited() == ["S/RES/2094(2013)/11"]
    (note,) = page.find()[1]
    assert note.slug == "unverified_provisions"
    assert "S/RES/2094(2013)/14" in note.text
    (found,) = page.find(unverified=True)[0]
    assert {p.verified for p in found.provisions} == {"paragraph", "memory"}


def test_the_goods_named_choose_among_ore_paragraphs(page: Page) -> None:
    """Copper is not gold."""
    page.act("minerals", "prk", "chn", text="North Korea sold copper to a Chinese trader.")
    assert page.cited() == ["S/RES/2321(2016)/28"]


def test_a_port_of_transit_points_to_its_exemption(page: Page) -> None:
    """Coal through Rajin may be another State's."""
    page.act("coal", "prk", "chn", text="Coal left for China through Rajin.")
    (found,) = page.exposures()
    assert "“Rajin” points to a case outside it" in found.provisions[0].why


def test_an_exhortation_is_cited_only_where_nothing_binds_and_says_so(page: Page) -> None:
    """Workers in early 2017: States were asked to be watchful, no more."""
    page.act("workers", "prk", "rus", when=(date(2017, 2, 1), date(2017, 2, 1)))
    (found,) = page.exposures()
    assert [p.id for p in found.provisions] == ["S/RES/2321(2016)/34"]
    assert "binds nobody" in found.provisions[0].why


def test_a_cap_is_said(page: Page) -> None:
    """Refined petroleum is free below the yearly amount."""
    page.act("refined_petroleum", "rus", "prk")
    (found,) = page.exposures()
    assert "free up to 500,000 barrels" in found.provisions[0].why
    assert found.actors == ("rus",)


def test_a_one_sided_act_takes_the_only_direction_there_is(page: Page) -> None:
    """Where North Korea smuggled refined oil, only supplies to it are limited."""
    page.act("refined_petroleum", "prk")
    (found,) = page.exposures()
    assert (found.direction, found.actors, found.counterparts) == ("in", (), ("prk",))


def test_who_procures_is_the_actor(page: Page) -> None:
    """The buyer of centrifuge parts does the act, the seller is the counterpart."""
    page.act("wmd_procurement", "prk", "chn", made_by="events/verb:buy")
    (found,) = page.exposures()
    assert (found.direction, found.actors, found.counterparts) == ("in", ("prk",), ("chn",))


def test_accusation_and_denial_stand_side_by_side(page: Page) -> None:
    """The denial that answers the accusation is in the exposure, whose status is alleged."""
    accuse = page.says("North Korea supplies Russia with shells.", "accuses")
    deny = page.says("There are no such transfers.", "denies", answers=accuse.id)
    page.act("arms", "prk", "rus", said=accuse, status="alleged")
    (found,) = page.exposures()
    assert (found.status, found.statements, found.denials) == ("alleged", (accuse.id,), (deny.id,))


def test_a_denied_telling_joins_the_claim(page: Page) -> None:
    """One matter, told as a claim and as its denial, is one exposure; never asserted."""
    claim = page.says("Pyongyang shipped rockets.")
    deny = page.says("Moscow got no rockets.", "denies")
    page.act("arms", "prk", "rus", said=claim)
    page.act("arms", "prk", "rus", said=deny, status="denied")
    (found,) = page.exposures()
    assert (found.status, found.statements, found.denials) == ("alleged", (claim.id,), (deny.id,))
    assert found.events == ("e1", "e2")


def test_every_voice_that_tells_the_act_raises_it(page: Page) -> None:
    """A headline and a lead that tell one act are two voices, though it is one event."""
    first = page.says("Russia shipped fuel to North Korea.")
    second = page.says("The fuel went to North Korea by sea.")
    page.act("refined_petroleum", "rus", "prk", said=first)
    page.act("refined_petroleum", "rus", "prk", said=second)
    (found,) = page.exposures()
    assert found.statements == (first.id, second.id)


def test_a_telling_that_it_was_not_done_answers_the_claim(page: Page) -> None:
    """It is a denial beside the claim; alone it is no exposure but a note."""
    said = page.says("Russia bought no shells.")
    page.act("arms", "rus", "prk", made_by="events/verb:buy", said=said, status="negated")
    assert page.exposures() == ()
    assert page.slugs() == {"not_done"}
    page.act("arms", "prk", "rus")
    (found,) = page.exposures()
    assert (found.status, found.denials) == ("alleged", (said.id,))


def test_what_is_only_denied_is_denied(page: Page) -> None:
    """A denial without a claim."""
    deny = page.says("No arms went to Russia.", "denies")
    page.act("arms", "prk", "rus", said=deny, status="denied")
    (found,) = page.exposures()
    assert (found.status, found.statements, found.denials) == ("denied", (), (deny.id,))


def test_one_matter_told_twice_is_one_exposure_with_both_places(page: Page) -> None:
    """Tellings join, even when one does not name the host."""
    page.act("workers", "prk", status="alleged")
    page.act("workers", "prk", "rus", status="alleged")
    (found,) = page.exposures()
    assert found.counterparts == ("rus",)
    assert set(found.events) == {"e1", "e2"}
    assert len(found.evidence) == 2


def test_an_older_hint_with_another_counterpart_stays_apart(page: Page) -> None:
    """The claim of today and the hint of last year are two matters."""
    page.act("workers", "prk", "rus", status="alleged")
    page.act(
        "workers", "prk", "separatists", status="hypothetical", when=(date(2022, 1, 1), date(2022, 12, 31))
    )
    assert [found.status for found in page.exposures()] == ["alleged", "hypothetical"]


def test_what_is_only_described_is_no_counterpart(page: Page) -> None:
    """The workers themselves and a sea are no parties."""
    page.act("workers", "prk", "crew sea")
    assert page.exposures()[0].counterparts == ()


def test_a_hint_dated_by_its_telling_is_read_under_that_day(page: Page) -> None:
    """Where the act has no date, that of the statement stands in."""
    said = page.says(
        "North Korea may send workers.", "hedged", said=Time(0, 0, "", date(2017, 9, 1), date(2017, 9, 1))
    )
    page.act("workers", "prk", "rus", said=said, status="planned")
    (found,) = page.exposures()
    assert [p.id for p in found.provisions] == ["S/RES/2371(2017)/11"]
    assert "the law of 2017-09-01, when it was said" in found.provisions[0].why


def test_evidence_is_the_statement_s_content_and_true_to_the_article(page: Page) -> None:
    """Every span is the article's own characters."""
    page.write("Something else first.")
    said = page.says("North Korea may send workers to Russia.", "hedged")
    page.act("workers", "prk", "rus", said=said, status="planned")
    (found,) = page.exposures()
    assert found.evidence == said.content
    text = page.parse.article.text
    assert all(text[span.start : span.end] == span.text for span in found.evidence)


@given(
    area=st.sampled_from(sorted(AREAS)),
    parties=st.permutations(["prk", "irn", "lby", "houthis", "rus", ""]),
    year=st.integers(2000, 2040),
)
def test_nothing_is_cited_that_was_not_in_force(area: str, parties: list[str], year: int) -> None:
    """Whatever the act, each paragraph cited is about its area and was in force in its year."""
    page = Page(published=date(2030, 1, 1))
    first, last = date(year, 1, 1), date(year, 12, 31)
    page.act(area, parties[0], parties[1], when=(first, last))
    for found in page.exposures():
        for cited in found.provisions:
            row = law.show(cited.id)
            assert area in row.areas
            assert row.during(first, last) is not None
            assert row.direction in (None, "both", found.direction) or found.direction is None
            assert cited.verified != "memory"


def test_every_area_reads_as_a_sentence() -> None:
    """No template of the linking data is left with a hole."""
    for area, parties in product(AREAS, (("prk", "rus"), ("rus", "prk"), ("irn", "rus"), ("irn", ""))):
        page = Page(published=date(2016, 1, 10))
        page.act(area, *parties)
        for found in page.find(unverified=True)[0]:
            assert all(p.why[0].isupper() and "{" not in p.why for p in found.provisions)
