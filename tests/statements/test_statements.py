"""Who said what: behaviour of the statements room on sentences of our own."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicia import language, statements
from indicia.language import Parse
from indicia.model import STANCES, Article, Block, Statement
from indicia.statements.data import CueGroup, cues, hedges, lexicon

Read = Callable[[str], tuple[Statement, ...]]


@pytest.fixture(scope="module")
def read(parse_of: Callable[[str], Parse]) -> Read:
    """The statements of a short text as the rules alone read them; test_trained.py has the network's."""
    return lambda text: statements.find(parse_of(text), engine="rules")[0]


def shape(statement: Statement) -> tuple[str, str, str, str]:
    """Source, cue, content, stance as plain text."""
    joined = [" … ".join(s.text for s in getattr(statement, part)) for part in ("source", "cue", "content")]
    return joined[0], joined[1], joined[2], statement.stance


CASES = {
    "the content keeps its that": (
        "The ministry said that two ships had left the port.",
        ("The ministry", "said", "that two ships had left the port", "asserts"),
    ),
    "a source may trail": (
        "Two ships had left the port, the ministry said on Tuesday.",
        ("the ministry", "said", "Two ships had left the port", "asserts"),
    ),
    "according to": (
        "According to the coast guard, the tanker turned off its transponder.",
        ("the coast guard", "According to", "the tanker turned off its transponder", "asserts"),
    ),
    "joint sources are one source span": (
        "Japan and South Korea have accused the company of shipping coal.",
        ("Japan and South Korea", "have accused", "shipping coal", "accuses"),
    ),
    "an impersonal concern has no source": (
        "There are concerns that the firm is hiring abroad.",
        ("", "are concerns", "that the firm is hiring abroad", "hedged"),
    ),
    "a passive belief has no source": (
        "The tanker is believed to have loaded diesel at sea.",
        ("", "is believed", "The tanker … to have loaded diesel at sea", "hedged"),
    ),
    "a concern is held where the page says": (
        "Fears have grown in Japan that the firm is hiring abroad.",
        ("Japan", "Fears have grown", "that the firm is hiring abroad", "hedged"),
    ),
    "only a possibility is hedged": (
        "The coast guard said the tanker may have met another ship.",
        ("The coast guard", "said", "the tanker may have met another ship", "hedged"),
    ),
    "signs are hedged": (
        "The agency said it had seen signs of a transfer at sea.",
        ("The agency", "said", "it had seen signs of a transfer at sea", "hedged"),
    ),
    "whether asks": (
        "The government is monitoring whether more ships arrive.",
        ("The government", "is monitoring", "whether more ships arrive", "asks"),
    ),
    "not elaborating declines": (
        "The spokesman did not elaborate on the cargo.",
        ("The spokesman", "did not elaborate", "on the cargo", "declines"),
    ),
    "declining to comment declines": (
        "The embassy declined to comment on the report.",
        ("The embassy", "declined", "to comment on the report", "declines"),
    ),
    "not responding declines": (
        "The firm did not respond to a request for comment.",
        ("The firm", "did not respond", "to a request for comment", "declines"),
    ),
    "not confirming declines": (
        "The ministry could not confirm that the ship had docked.",
        ("The ministry", "could not confirm", "that the ship had docked", "declines"),
    ),
    "a conditional judgement of law warns": (
        "The envoy said the sale would be a violation of the resolution.",
        ("The envoy", "said", "the sale would be a violation of the resolution", "warns"),
    ),
    "a judgement of law accuses": (
        "The envoy said the sale violated the resolution.",
        ("The envoy", "said", "the sale violated the resolution", "accuses"),
    ),
    "a call demands": (
        "Seven ministers called for an end to the transfers.",
        ("Seven ministers", "called for", "an end to the transfers", "demands"),
    ),
    "a pledge": (
        "The port authority pledged to turn the ship away.",
        ("The port authority", "pledged", "to turn the ship away", "pledges"),
    ),
    "a passive cue has its agent": (
        "The plan was openly endorsed by senior diplomats.",
        ("senior diplomats", "was openly endorsed", "The plan", "supports"),
    ),
    "a relative clause speaks for its noun": (
        "He met the diplomats, who foresee a cheap workforce.",
        ("the diplomats", "foresee", "a cheap workforce", "predicts"),
    ),
    "a gerund is a content": (
        "The firm denies shipping coal to the port.",
        ("The firm", "denies", "shipping coal to the port", "denies"),
    ),
    "a state of mind is a cue": (
        "Several governments are concerned that the firm is hiring abroad.",
        ("Several governments", "are concerned", "that the firm is hiring abroad", "hedged"),
    ),
    "calling a report false denies": (
        "The ministry said the report was false.",
        ("The ministry", "said", "the report was false", "denies"),
    ),
    "neither confirming nor denying declines": (
        "The spokesman neither confirmed nor denied that the ship was there.",
        ("The spokesman", "denied", "that the ship was there", "declines"),
    ),
    "a passive teller has its agent": (
        "Lawmakers had been told by the agency that the site was empty.",
        ("the agency", "had been told", "that the site was empty", "asserts"),
    ),
    "a semicolon parts two sayings": (
        "The firm denied the sale; it said a newspaper had made the story up.",
        ("it", "said", "a newspaper had made the story up", "asserts"),
    ),
    "its own dismay is its holder's": (
        "Japan voiced its concern that the firm was hiring abroad.",
        ("Japan", "voiced its concern", "that the firm was hiring abroad", "hedged"),
    ),
    "disowning an act denies": (
        "The patrol said it had not opened fire.",
        ("The patrol", "said", "it had not opened fire", "denies"),
    ),
    "not knowing denies nothing": (
        "The firm said it did not know the buyer.",
        ("The firm", "said", "it did not know the buyer", "asserts"),
    ),
    "a name and a colon": (
        "Moscow: no foreign workers on the sites",
        ("Moscow", ":", "no foreign workers on the sites", "denies"),
    ),
    "an object may follow what it is called": (
        "The port has dismissed as “old talk” a report on its cranes.",
        ("The port", "has dismissed", "as “old talk” a report on its cranes", "denies"),
    ),
    "a time may stand between an object and what it is called": (
        "The ministry dismissed them last week as an invention.",
        ("The ministry", "dismissed", "them last week as an invention", "denies"),
    ),
    "what it is called is the content of a free relative": (
        "The force seized arms in what it described as the largest haul of the war.",
        ("it", "described", "the largest haul of the war", "asserts"),
    ),
    "a participle after a denial is not denied": (
        "The council denied this, saying that all claims had been settled.",
        ("The council", "denied", "this", "denies"),
    ),
    "who was quick to claim did claim": (
        "Some commentators were quick to claim that the aircraft had been sold.",
        ("Some commentators", "to claim", "that the aircraft had been sold", "asserts"),
    ),
    "a cue after a content in another tense is the speaker's": (
        "The embassy in Tokyo said China has always kept the rules and denied that its ships were there.",
        ("The embassy in Tokyo", "denied", "that its ships were there", "denies"),
    ),
    "what is spoken of does not speak": (
        "She said the accusations were idle and challenged the experts to name a ship.",
        ("She", "challenged", "the experts to name a ship", "demands"),
    ),
    "a relative clause without a pronoun denies": (
        "She said the crews were paid in cash, a claim the ministry denies.",
        ("the ministry", "denies", "a claim", "denies"),
    ),
    "a denied clause is not the name it ends with": (
        "Moscow supplies arms to the rebels of Houthi leaders in Yemen, which Tehran denies.",
        ("Tehran", "denies", "which", "denies"),
    ),
    "a perfect gerund is denied": (
        "His clients deny having carried any cargo.",
        ("His clients", "deny", "having carried any cargo", "denies"),
    ),
    "a source may follow its cue": (
        "The talks began in July, said two of the sources, who had seen the papers.",
        ("two of the sources", "said", "The talks began in July", "asserts"),
    ),
    "as a paper says": (
        "As alleged in the indictment, the trading house deceived two banks.",
        ("the indictment", "alleged", "the trading house deceived two banks", "accuses"),
    ),
    "not to be named is no claim": (
        "A diplomat, who asked not to be named, said the record had improved.",
        ("A diplomat", "asked", "not to be named", "declines"),
    ),
    "groundless is untrue": (
        "The mission added that the accusations lacked any basis.",
        ("The mission", "added", "that the accusations lacked any basis", "denies"),
    ),
    "an objection is another's": (
        "The panel claimed that the carrier had coal aboard, though its owners maintained that it was empty.",
        ("The panel", "claimed", "that the carrier had coal aboard", "asserts"),
    ),
    "a name with long titles may follow its cue": (
        "“We go on,” said Under Secretary of the Treasury for Terrorism and Finance Bryan Hollow.",
        (
            "Under Secretary of the Treasury for Terrorism and Finance Bryan Hollow",
            "said",
            "“We go on,”",
            "asserts",
        ),
    ),
    "a sentence may end in the name of a network": (
        "The dhow carried cruise missiles, warheads and drone engines hidden under air conditioners, "
        "the command said in a post on X. The crew was held.",
        (
            "the command",
            "said",
            "The dhow carried cruise missiles, warheads and drone engines hidden under air conditioners",
            "asserts",
        ),
    ),
    "a second subject opens the content": (
        "Britain, which sanctioned the port in May, says Russia ships oil to the DPRK in exchange for arms.",
        ("Britain", "says", "Russia ships oil to the DPRK in exchange for arms", "asserts"),
    ),
    "what is denied follows the denial": (
        "The ministry denied any part in the shipment.",
        ("The ministry", "denied", "any part in the shipment", "denies"),
    ),
    "a month may part the accused from the deed": (
        "France accused Turkey in June of shipping arms to Libya after a frigate was stopped.",
        ("France", "accused", "shipping arms to Libya", "accuses"),
    ),
    "a source closes its bracket": (
        "Maria Sol, head of the integrated office in Haiti (BINUH), said that the road was shut.",
        (
            "Maria Sol, head of the integrated office in Haiti (BINUH)",
            "said",
            "that the road was shut",
            "asserts",
        ),
    ),
    "the accusation belongs to what is denied": (
        "The minister rejected allegations that weapons were crossing the border.",
        ("The minister", "rejected", "allegations that weapons were crossing the border", "denies"),
    ),
    "another speaks after while": (
        "The delegate said that the ban had failed, while the envoy of Peru described it as a sieve.",
        ("The delegate", "said", "that the ban had failed", "asserts"),
    ),
    "who accuses may stand between": (
        "He is accused by prosecutors of running a network of workers for the regime.",
        ("prosecutors", "is accused", "running a network of workers for the regime", "accuses"),
    ),
    "a report left open is hedged": (
        "Reports that Russia had paid for the shells with oil could not be independently verified.",
        ("", "Reports", "that Russia had paid for the shells with oil", "hedged"),
    ),
    "not to tolerate is no accusation": (
        "The ministry said it would not tolerate any violation.",
        ("The ministry", "said", "it would not tolerate any violation", "pledges"),
    ),
    "in violation of judges": (
        "Hosting the workers would be in violation of the resolution, the official said.",
        ("the official", "said", "Hosting the workers would be in violation of the resolution", "warns"),
    ),
    "a fabricated story is untrue": (
        "“It is a fabricated story,” a spokesman told reporters.",
        ("a spokesman", "told", "“It is a fabricated story,”", "denies"),
    ),
    "a caution deep inside is another saying": (
        "Experts say it is unlikely that the launch was a success, though they caution that data are scarce.",
        ("Experts", "say", "it is unlikely that the launch was a success", "hedged"),
    ),
    "no evidence is not evidence": (
        "The minister ordered an inquiry, which found no evidence that arms were loaded.",
        ("an inquiry", "found", "no evidence that arms were loaded", "denies"),
    ),
    "not to reflect the truth is untrue": (
        "The ministry said the claims “do not reflect the truth”.",
        ("The ministry", "said", "the claims “do not reflect the truth”", "denies"),
    ),
    "what is joined to a content is not of it": (
        "Pyongyang has called the claim a “groundless rumour” and Moscow has dismissed it too.",
        ("Pyongyang", "has called", "the claim a “groundless rumour”", "denies"),
    ),
    "a parenthesis": (
        "The cargo, customs officers said, was declared as wood.",
        ("customs officers", "said", "The cargo … was declared as wood", "asserts"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_statement_is_read(read: Read, text: str, expected: tuple[str, str, str, str]) -> None:
    """Each sentence has the one statement beside it."""
    assert expected in [shape(s) for s in read(text)]


def titled(title: str, body: str) -> tuple[Statement, ...]:
    """The statements of a page with a title and one paragraph."""
    text = f"{title}\n\n{body}"
    blocks = (Block(0, len(title), True, "title"), Block(len(title) + 2, len(text), True, "text"))
    article = Article(text=text, sha256="", blocks=blocks, title=title)
    return statements.find(language.parse(article)[0])[0]


def test_headline_may_end_in_its_source() -> None:
    """A dash or colon and who says so closes many headlines; a hyphen inside a word does not."""
    for mark in (" - ", ": ", " — "):
        found = titled(f"Coffee exports hit record as prices surge{mark}trade ministry", "The year was dry.")
        assert shape(found[0])[0] == "trade ministry"
        assert shape(found[0])[2] == "Coffee exports hit record as prices surge"
    assert not titled("Coffee exports hit record - and growers cheer", "The year was dry.")


def test_town_and_colon_is_no_source() -> None:
    """A first paragraph that opens with a town and a colon says where it was written."""
    assert not titled("Ferry timetable changes", "Doha: Two ferries leave for Muscat every morning.")


@pytest.mark.parametrize(
    "text",
    [
        "The crew denied itself a night of rest.",
        "The ship was denied entry to the port.",
        "It cannot be denied that the road is long.",
        "The ferry leaves at nine and returns at noon.",
    ],
)
def test_no_denial_where_nothing_is_denied(read: Read, text: str) -> None:
    """Reflexive, withheld and idiomatic uses of "deny" are no denials."""
    assert not [s for s in read(text) if s.stance == "denies"]


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Two states accused Iran of arming the rebels, which Tehran denies.", "arming the rebels"),
        (
            "Seoul says Russia hires North Korean workers. Moscow has denied.",
            "Russia hires North Korean workers",
        ),
        (
            "Washington accuses Pyongyang of supplying Moscow with rockets.\n"
            "The pact was signed in June. Both capitals have met since. Trade has grown.\n"
            "Russia and North Korea have denied any arms trade.",
            "supplying Moscow with rockets",
        ),
        (
            "Two states accused Russia of hiring crews.\nA monitor said Russia had bought coal.\n"
            "She said the crews were paid in cash, a claim the embassy denies.",
            "the crews were paid in cash",
        ),
        (
            "A monitor said Iran had shipped drones to Russia.\nThe ships left in May.\n"
            "Iran’s mission to the United Nations in New York called the report “baseless”.",
            "Iran had shipped drones to Russia",
        ),
    ],
)
def test_denial_finds_its_claim(read: Read, text: str, claimed: str) -> None:
    """A denial that only points back, or says nothing, is tied to what its speaker is said to do."""
    found = read(text)
    denial = next(s for s in found if s.stance == "denies")
    claim = next(s for s in found if s.id == denial.answers)
    assert claimed in claim.content[0].text


def test_the_asked_does_not_ask(read: Read) -> None:
    """Being asked about the reports is somebody else's question."""
    found = read("Asked about the reports, the spokesman told reporters he had no information.")
    assert [s.cue[0].text for s in found] == ["told"]


def test_denied_again_is_the_same_claim(read: Read) -> None:
    """A denial of "them" right after another of the same state denies the same claim."""
    found = read(
        "Seoul said Russia had hired workers.\nRussia’s foreign ministry rejected the claims. "
        "A spokesman for the Russian ministry dismissed them as an invention."
    )
    assert [s.answers for s in found if s.stance == "denies"] == ["s1", "s1"]


def test_own_state_is_not_denied(read: Read) -> None:
    """What a state's ministry said is not what its spokesman denies."""
    found = read(
        "China’s foreign ministry said China kept to the rules.\n"
        "A report said China had bought coal from North Korea.\nBeijing denies that it breaches them."
    )
    denial = next(s for s in found if s.stance == "denies")
    assert next(s for s in found if s.id == denial.answers).source[0].text == "A report"


@pytest.mark.parametrize(
    "text",
    [
        "The consulate refused to confirm or deny the figures.",
        "The coach left and refused to answer a question about “the missed handshakes of May”.",
        "He refused to give details, citing diplomatic considerations.",
    ],
)
def test_nothing_is_claimed_where_nothing_is_said(read: Read, text: str) -> None:
    """A refusal to speak makes no claim and no denial."""
    assert {s.stance for s in read(text)} == {"declines"}


def test_denial_answers_the_accusation(read: Read) -> None:
    """A denial by the accused points to the accusation, in the same sentence or a later one."""
    for text in (
        "Japan accused North Korea of selling coal, although North Korea has denied such sales.",
        "Japan accused North Korea of selling coal.\nPyongyang rejected the accusation.",
        "Japan said North Korea had sold coal to a trader.\nNorth Korea denied the report.",
    ):
        found = read(text)
        claim, denial = (next(s for s in found if (s.stance == "denies") is kind) for kind in (False, True))
        assert denial.answers == claim.id, text


def test_denial_by_a_stranger_answers_nothing(read: Read) -> None:
    """A denial of something else, by somebody not accused, is not tied to the nearest claim."""
    found = read("Japan accused North Korea of selling coal.\nThe minister denied that he would resign.")
    assert [s.answers for s in found if s.stance == "denies"] == [None]


def test_denial_without_claim_is_told(parse_of: Callable[[str], Parse]) -> None:
    """A denial whose claim is not on the page is a note, so that nobody takes it for answered."""
    _, notes = statements.find(parse_of("The minister denied that he would resign."))
    assert [n.slug for n in notes] == ["denial_without_claim"]


def test_nesting_is_three_deep(read: Read) -> None:
    """Each reported statement is tied to the one that reports it."""
    found = read("The agency reported that the ministry said that inspectors had warned of a leak.")
    assert [(s.cue[0].text, s.within) for s in found] == [
        ("reported", None),
        ("said", "s1"),
        ("had warned of", "s2"),
    ]


def test_citing_names_who_is_behind(read: Read) -> None:
    """What an agency reports citing somebody is that somebody's, inside the agency's report."""
    found = read("The agency reported on Friday, citing two officials, that the ship had docked.")
    inner = next(s for s in found if s.cue[0].text == "citing")
    assert (inner.source[0].text, inner.within) == ("two officials", "s1")


def test_speaker_is_not_the_doer(read: Read) -> None:
    """The source is who speaks, never who is said to have acted."""
    found = read("Ukraine said Russia had attacked the depot.")
    assert [s.source[0].text for s in found] == ["Ukraine"]


def test_quotation_goes_on_under_one_cue(read: Read) -> None:
    """A quotation that resumes after its cue belongs to the same statement, over paragraphs too."""
    found = read("“The site is closed,” the manager said. “Nobody works there.”\n“We checked twice.”")
    assert [s.text for s in found[0].content] == [
        "“The site is closed,”",
        "“Nobody works there.”",
        "“We checked twice.”",
    ]
    assert found[0].kind == "direct"


def test_quotation_without_source_is_told(parse_of: Callable[[str], Parse]) -> None:
    """A quotation whose speaker is not named gets no invented one, but a note."""
    found, notes = statements.find(parse_of("“Nobody has been working on that site since May.”"))
    assert not found
    assert [n.slug for n in notes] == ["quotation_without_source"]


def test_the_page_judges_in_its_own_voice(read: Read) -> None:
    """A legal judgement no source makes is the page's, and kept apart from the concern it follows."""
    found = read("There are concerns that the firm sends workers abroad, which would breach the resolution.")
    concern, judgement = found
    assert concern.content[0].text == "that the firm sends workers abroad"
    assert judgement.author
    assert judgement.source == ()
    assert judgement.stance == "hedged"


def test_time_dates_the_saying(read: Read) -> None:
    """A day beside the cue dates the saying, a day inside the content does not."""
    said = read("The ministry said on Tuesday that the ship had docked.")[0].said
    assert said is not None
    assert said.text == "Tuesday"
    assert read("The ministry said that the ship had docked on Tuesday.")[0].said is None


def test_lexicon_keeps_its_schema() -> None:
    """Every cue group has a stance of the closed list, and no word stands twice with one meaning."""
    assert lexicon().verbs
    for group in (*cues().verbs, *cues().nouns, *cues().adjectives, *cues().adverbs):
        assert group.stance in STANCES
        assert group.words
    assert hedges().modals


@pytest.mark.parametrize(
    "group",
    [*cues().verbs, *cues().nouns, *cues().adjectives, *cues().adverbs],
    ids=lambda group: group.example[:40],
)
def test_lexicon_example_is_read(parse_of: Callable[[str], Parse], group: CueGroup) -> None:
    """The example sentence of each cue group gives a statement of its stance, by the engine it is for."""
    trained = "trained" in group.takes
    found, _ = statements.find(parse_of(group.example), engine="trained" if trained else "rules")
    assert found
    assert not trained or found[0].stance == group.stance


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                "“",
                "”",
                '"',
                "he said",
                "denied",
                "that",
                "Russia",
                "may",
                ",",
                ":",
                ".",
                "\n",
                "who",
                "of",
                "ab",
            ]
        )
        | st.text(max_size=6),
        max_size=40,
    )
)
def test_any_text_is_survived(read: Read, pieces: list[str]) -> None:
    """Unbalanced marks and any Unicode: no crash, spans inside the text, answers and within exist."""
    text = " ".join(pieces).replace("\r", " ")
    found = read(text)
    ids = {s.id for s in found}
    for statement in found:
        for span in (*statement.source, *statement.cue, *statement.content, *statement.hedges):
            assert text[span.start : span.end] == span.text
            assert span.text
        assert {statement.within, statement.answers} - {None} <= ids


ACCUSED = (
    "A carrier accused of supporting the missile programme was fined.",
    "A deputy suspected of being involved in the smuggling left the house.",
    "The owner blamed for the spill has paid nothing.",
)


@pytest.mark.parametrize("text", ACCUSED)
def test_the_accused_is_no_source(read: Read, text: str) -> None:
    """A participle without "by" names nobody as its source, and never the one it blames."""
    (only,) = read(text)
    assert (only.source, only.stance) == ((), "accuses")


@pytest.mark.parametrize(
    "text",
    [
        "The seizure contradicts international law.",
        "The blockade denies hospitals the fuel they need.",
        "The port authority denied the visa request of three sailors.",
    ],
)
def test_things_and_refusals_deny_nothing(read: Read, text: str) -> None:
    """An act that contradicts a rule, and a thing withheld, are no denials."""
    assert not [s for s in read(text) if s.stance == "denies"]


def test_a_source_at_the_end_keeps_the_page_from_judging(read: Read) -> None:
    """What monitors reported, told before them, is theirs and not the page's own judgement."""
    (only,) = read(
        "Togo, Benin and Ghana repeatedly violated an embargo on fuel, "
        "UN experts monitoring the measures reported last month."
    )
    assert not only.author
    assert only.source[0].text == "UN experts monitoring the measures"
    assert only.said is not None
    assert only.said.text == "last month"


def test_reports_cited_stand_inside_the_accusation(read: Read) -> None:
    """What cited reports say is told by way of the one who cites them."""
    found = read("The ministry accused the company of fraud, citing reports that it had sold fuel.")
    accusing = next(s for s in found if s.cue[0].text == "accused")
    assert next(s for s in found if s.cue[0].text == "reports").within == accusing.id


def test_a_time_inside_the_data_is_not_when_it_was_said(read: Read) -> None:
    """The span of the data a source relies on does not date what it says."""
    (only,) = read("Based on data over the past year, the bank said growth had slowed.")
    assert only.said is None


def test_people_let_in_are_not_admitted_to(read: Read) -> None:
    """Admitting workers to a country is an act, not an admission."""
    assert read("The North could be admitting guest workers to its factories.") == ()


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The envoy said the talks would resume next week.", "predicts"),
        ("The envoy said he would leave if the insults went on.", "pledges"),
        ("The navy said it had no plans to close the channel.", "denies"),
    ],
)
def test_what_has_not_happened_is_not_asserted(read: Read, text: str, stance: str) -> None:
    """What is to come, hangs on something else, or is ruled out is never shown as asserted."""
    assert [s.stance for s in read(text)] == [stance]
