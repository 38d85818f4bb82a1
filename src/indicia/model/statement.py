"""Who said what: the attribution relation of PARC and PolNeAR, with a stance."""

from typing import Literal

from msgspec import Struct

from indicia.model.span import Span, Time

StatementKind = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "asserts",
    "denies",
    "accuses",
    "warns",
    "asks",
    "demands",
    "pledges",
    "predicts",
    "regrets",
    "supports",
    "hedged",
    "declines",
]
STANCES: dict[str, str] = {
    "asserts": "commits to the content as true: “The port said the ferry had left.”",
    "denies": "commits to the content, or to the claim it answers, as not true: "
    "“The port denied that the ferry had left.”",
    "accuses": "says that another did a blameworthy thing: "
    "“The ministry accused the firm of smuggling coal.”",
    "warns": "says that the content is or would be harmful or unlawful: "
    "“The envoy warned that the sale would break the embargo.”",
    "asks": "wants to know the content; commits to nothing: “The senator asked whether the ferry had left.”",
    "demands": "wants another to do the content: “The council urged the port to hold the ferry.”",
    "pledges": "commits to doing the content: “The firm promised to open its books.”",
    "predicts": "says that the content will happen: “The agency predicted that exports would fall.”",
    "regrets": "takes the content as true and deplores it: “The captain apologised for the delay.”",
    "supports": "approves of the content: “The union backed the ban.”",
    "hedged": "commits only to a possibility, concern, sign or belief: "
    "“The inspectors suspected that the ferry had left.”",
    "declines": "is reported to have said nothing on it; neither a claim nor a denial: "
    "“The owner declined to comment.”",
}
Certainty = Literal["certain", "probable", "possible"]
CERTAINTIES: dict[str, str] = {
    "certain": "the source gives the content as so, without a word of doubt; that does not make it true",
    "probable": "the source gives the content as more likely than not: a belief, an expectation, an estimate "
    "(the bands of ICD 203 from 55 per cent to almost certain)",
    "possible": "the source goes no further than that it may be so: a fear, a hint, a sign, an even chance",
}


class Statement(Struct, frozen=True):
    """One attribution: a source, a cue that attributes, and the content attributed.

    `source` is empty when the page names none ("there are concerns"): it is never filled with a
    guess. `certainty` is how sure the source gives its content out to be (of a denial: that it is
    not so); null where the stance commits to nothing (asks, demands, pledges, supports, declines).
    `hedges` are the words that weaken it. `accused` is who is charged with the content, where the
    stance accuses and the page names them. `author` marks the page's own voice. `within` is the
    statement this one is reported in; `answers` the claim that a denial denies. `made_by` is the
    slug of the rule that read it.
    """

    id: str
    source: tuple[Span, ...]
    source_entities: tuple[str, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: StatementKind
    stance: Stance
    certainty: Certainty | None
    hedges: tuple[Span, ...]
    within: str | None
    answers: str | None
    said: Time | None
    author: bool
    made_by: str
    accused: tuple[Span, ...] = ()
    accused_entities: tuple[str, ...] = ()

    @property
    def named(self) -> str:
        """The source in the words of the page, without the comma that closes an apposition; empty if none."""
        return " … ".join(span.text for span in self.source).strip(" ,;")
