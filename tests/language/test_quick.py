"""The language model in less time: the same annotations as spaCy's own."""

from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import threadpool_info

from indicia import pages
from indicia.language import parser
from indicia.model import Page

EXAMPLES = Path(__file__).parents[2] / "examples"
ODD = [
    "",
    " ",
    "Let's go, they ain't leaving: there is nothing, there's no ship, and y'all gonna see that you gotta go.",
    "He did the work that he had to do. Who does it, and what has the ministry done?",
    "In  Oslo ,\ta ship\nleft.  On 5 May  2024 two more came to Pyongyang",
    "She saw Kim Jong Un Monday. Seoul said so. The Democratic People's Republic of Korea",
    "Reuters",
    "the firm sold 3 million barrels of oil for about $ 40 million to 25 % of buyers in early June last year",
    "I saw you. It saw me, all of it. I got caught in a post on X.",
]


@pytest.fixture(scope="module")
def own() -> Language:
    """The model as spaCy runs it."""
    return parser.load()


def told(doc: Doc) -> list[tuple[object, ...]]:
    """All that the model says of each word."""
    return [
        (w.text, w.head.i, w.dep, w.tag, w.pos, w.lemma, str(w.morph), w.is_sent_start, w.ent_type, w.ent_iob)
        for w in doc
    ]


def test_odd_texts_read_as_by_spacy(own: Language) -> None:
    """Rules of two words, white space, empty texts, entities at a sentence's end: all as spaCy has them."""
    ours = list(parser.model().docs(ODD))
    assert [doc.text for doc in ours] == ODD
    for text, mine, theirs in zip(ODD, ours, own.pipe(ODD), strict=True):
        assert told(mine) == told(theirs), text


def test_pages_read_as_by_spacy(own: Language) -> None:
    """On whole pages no more than a word in a thousand may differ, by the last bits of a sum."""
    contents = [path.read_bytes() for path in sorted(EXAMPLES.glob("*.html"))]
    articles = [pages.extract(Page(content=content))[0] for content in contents]
    texts = [article.text[p.start : p.end] for article in articles for p in parser.paragraphs(article)]
    pairs = [
        pair
        for mine, theirs in zip(parser.model().docs(texts), own.pipe(texts), strict=True)
        for pair in zip(told(mine), told(theirs), strict=True)
    ]
    assert len(pairs) > 2000
    assert sum(mine != theirs for mine, theirs in pairs) <= len(pairs) / 1000


def test_more_texts_than_a_batch_keep_their_order() -> None:
    """What is worked on together comes back one by one, in order."""
    texts = [f"Ship number {n} left the port." for n in range(130)]
    assert [doc.text for doc in parser.model().docs(texts)] == texts


def test_threads_are_given_back() -> None:
    """After a text the libraries have as many threads as before."""
    before = [library["num_threads"] for library in threadpool_info()]
    list(parser.model().docs(["Two ships left."]))
    assert [library["num_threads"] for library in threadpool_info()] == before
