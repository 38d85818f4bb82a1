"""One dispatch in many papers: near-copies across outlets, with the earliest and its credit."""

from datetime import date
from typing import Literal

from msgspec import Struct

Likeness = Literal["earliest", "copy", "abridged", "extended", "rewritten", "corrected", "merged"]
LIKENESSES: dict[str, str] = {
    "earliest": "the first of the family to appear; of one day, the likeliest dispatch",
    "copy": "says what an earlier page says, nearly word for word",
    "abridged": "keeps a part of an earlier page",
    "extended": "adds paragraphs of its own to an earlier page",
    "rewritten": "says what an earlier page says in other words",
    "corrected": "is an earlier page put right, and says so",
    "merged": "is put together from two dispatches, and belongs to the families of both",
}


class Member(Struct, frozen=True):
    """A page of a wire family.

    `shared` is the share of its sentences that stand, word for word or turned, in the page of the family
    it is nearest to (`like`). `credit` is the agency that the page itself names. `why` is one sentence.
    """

    page: str
    likeness: Likeness
    like: str | None
    shared: float
    credit: str | None
    outlet: str | None
    published: date | None
    why: str


class WireFamily(Struct, frozen=True):
    """Pages that go back to one dispatch; a merged page is a member of several families.

    `credit` is the agency that wrote it, as its members say; null where none says so.
    """

    id: str
    earliest: str
    credit: str | None
    members: tuple[Member, ...]
    why: str
