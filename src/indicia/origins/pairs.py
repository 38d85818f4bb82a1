"""Pages set beside each other, two by two: what of one stands in the other, and whether that is a copy."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from indicia.model import Article
from indicia.origins.credits import credited
from indicia.origins.data import Known
from indicia.origins.likeness import Sense, Shared, sense, shared

# A dispatch is printed within days; what says the same weeks later is another story.
WINDOW = timedelta(days=7)
# A copy has half of its words from the other page, and one of the two begins as the other says somewhere.
HALF = 0.5
LEAD = 0.6
OTHER_LEAD = 0.45
# Two notes of a sentence on one event share most of their words: more than one sentence has to be there, or
# the words in full.
SENTENCES, WORDS, VERBATIM_WORDS = 2, 14, 9
# A page that takes this much of itself from another may be merged from it and a third.
PART = 0.3
WHOLE = 0.9
_FAR = date(9999, 12, 31)


@dataclass(frozen=True, eq=False)
class Page:
    """A page with what the comparison needs."""

    id: str
    article: Article
    sense: Sense
    credits: tuple[str, ...]

    @property
    def day(self) -> date:
        """The day of its publication; one without a date comes last."""
        return self.article.published or _FAR

    @property
    def order(self) -> tuple[date, bool, int, str]:
        """The earliest first; of one day, what bears an agency's dateline, then the longer one."""
        line = self.article.dateline
        return self.day, not (line and line.credit), -self.sense.weight, self.id


def prepared(id_: str, article: Article, known: Known) -> Page:
    """A page made ready for the comparison."""
    return Page(id_, article, sense(article), credited(article, known))


class Pairs:
    """What of each page stands in each other page, for the pages that were compared."""

    def __init__(self, pages: Mapping[str, Page], pairs: Iterable[tuple[str, str]]) -> None:
        self.pages = pages
        self.shared: dict[str, dict[str, Shared]] = {id_: {} for id_ in pages}
        for one, other in pairs:
            if _near(pages[one], pages[other]) or pages[one].sense == pages[other].sense:
                self.shared[one][other] = shared(pages[one].sense, pages[other].sense)
                self.shared[other][one] = shared(pages[other].sense, pages[one].sense)

    def copies(self) -> set[tuple[str, str]]:
        """The pairs of which one is a copy of the other."""
        return {(a, b) for a in self.shared for b in self.shared[a] if a < b and self.copy(a, b)}

    def tied(self, a: str, b: str) -> bool:
        """Whether two pages can be of one family: copies, or one takes a part of itself from the other."""
        if b not in self.shared[a]:
            return False
        taken = max(self.shared[a][b].share, self.shared[b][a].share)
        return taken >= PART or self.copy(a, b)

    def rivals(self, a: str, b: str) -> bool:
        """Whether both are dispatches, of two agencies: on one event these share facts, not words."""
        lines = (self.pages[a].article.dateline, self.pages[b].article.dateline)
        one, other = (line.credit if line else None for line in lines)
        return bool(one and other and one != other)

    def copy(self, a: str, b: str) -> bool:
        """Whether half of one page stands in the other, and they begin with the same; or all is the same."""
        if self.pages[a].sense == self.pages[b].sense:
            return True
        one, other = self.shared[a][b], self.shared[b][a]
        if not (enough(one) or enough(other)):
            return False
        if self.rivals(a, b) and max(one.verbatim, other.verbatim) < HALF:
            return False
        leads = sorted((one.lead, other.lead))
        return max(one.share, other.share) >= HALF and leads[1] >= LEAD and leads[0] >= OTHER_LEAD


def enough(found: Shared) -> bool:
    """Whether as much is shared as two short notes on one event do not share by chance."""
    return (len(found.standing()) >= SENTENCES and found.words >= WORDS) or (
        found.verbatim >= WHOLE and found.words >= VERBATIM_WORDS
    )


def _near(one: Page, other: Page) -> bool:
    """Whether two pages are of the same days; a page without a date may be of any."""
    return _FAR in (one.day, other.day) or abs(one.day - other.day) <= WINDOW
