"""The room's spine: a page's bytes -> its article, with a verdict on every block."""

import hashlib
from collections import Counter
from itertools import takewhile
from urllib.parse import urlsplit

import msgspec
from lxml.html import HtmlElement
from msgspec import Struct

from indicia.model import Article, Block, Dateline, Note, Page, PageError
from indicia.pages import dateline, days, english, html, metadata, plain
from indicia.pages.decode import decode
from indicia.pages.judge import TEXT, TITLE, judge
from indicia.pages.metadata import Facts
from indicia.pages.piece import Piece

TEXT_LIMIT = 1_500_000
HTML_LIMIT = 4_000_000
ARTICLE_LIMIT = 300_000
PARAGRAPH_LIMIT = 50_000
PIECES_LIMIT = 20_000
_BODY_REACH = 3  # paragraphs among which a dateline may stand
_CREDIT_REASONS = {"byline", "credit", "copyright"}


class Judged(Struct, frozen=True):
    """The pieces of a page, the verdict on each, and what the head of the page says."""

    pieces: tuple[Piece, ...]
    verdicts: tuple[str, ...]
    facts: Facts


class Written(Struct, frozen=True):
    """The text of the article and the blocks of the page laid over it."""

    text: str
    blocks: tuple[Block, ...]

    @property
    def paragraphs(self) -> list[Block]:
        """The kept blocks below the headline."""
        return [block for block in self.blocks if block.kept and block.reason == TEXT]


def extract(page: Page) -> tuple[Article, tuple[Note, ...]]:
    """Take the article out of a page; every block of the page is kept, or dropped with a reason.

    Raises:
        PageError: if the page is empty, binary, not English or holds no article.
    """
    decoded = decode(page.content)
    notes = list(decoded.notes)
    judged = _judged(decoded.text, notes)
    article = written(_title_first(judged), notes)
    language = english.check(_sample(judged, article), notes)
    if not article.paragraphs:
        raise PageError("no article was found on the page: nothing on it reads like a paragraph")
    return _article(page, judged.facts, article, language, notes), tuple(notes)


def _judged(text: str, notes: list[Note]) -> Judged:
    """Cut a page into pieces and judge each, as HTML or as a text dump."""
    if html.is_html(text):
        if len(text) > HTML_LIMIT:
            notes.append(
                Note("page_cut", f"only the first {HTML_LIMIT:,} of {len(text):,} characters were read")
            )
            text = text[:HTML_LIMIT]
        tree = html.parse(text)
        if tree is not None:
            return _judged_html(tree, notes)
        notes.append(
            Note(
                "broken_html", "the page's HTML is too broken or too deep; its tags were taken for line ends"
            )
        )
        text = html.stripped(text)
    if len(text) > TEXT_LIMIT:
        notes.append(Note("page_cut", f"only the first {TEXT_LIMIT:,} of {len(text):,} characters were read"))
        text = text[:TEXT_LIMIT]
    pieces = _not_too_many(_not_too_long(plain.pieces(text)), notes)
    return Judged(pieces, judge(pieces), Facts())


def _not_too_many(pieces: tuple[Piece, ...], notes: list[Note]) -> tuple[Piece, ...]:
    """The first pieces of a page; what has more is a log or a trap."""
    if len(pieces) > PIECES_LIMIT:
        notes.append(Note("page_cut", f"only the first {PIECES_LIMIT:,} of {len(pieces):,} lines were read"))
    return pieces[:PIECES_LIMIT]


def _not_too_long(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces, those that no article could hold cut where a word ends."""
    if all(len(piece.text) <= PARAGRAPH_LIMIT for piece in pieces):
        return pieces
    return tuple(
        msgspec.structs.replace(piece, text=part) for piece in pieces for part in _parts_of(piece.text)
    )


def _parts_of(text: str) -> list[str]:
    parts = []
    while len(text) > PARAGRAPH_LIMIT:
        space = text.rfind(" ", 1, PARAGRAPH_LIMIT)
        end = space if space > 0 else PARAGRAPH_LIMIT
        parts.append(text[:end])
        text = text[end:].lstrip()
    return [*parts, text] if text else parts


def _judged_html(tree: HtmlElement, notes: list[Note]) -> Judged:
    facts = metadata.from_html(tree)
    pieces = _not_too_many(_not_too_long(html.pieces(tree)), notes)
    if pieces and pieces[0].main is None:
        notes.append(
            Note("extractor_failed", "the HTML extractor found no article; the line judge was used alone")
        )
    title = None
    if facts.title:
        title = _place_of(facts.title, pieces)
        if title is None:
            pieces = (Piece(facts.title, tag="title", main=True), *pieces)
            title = 0
    return Judged(pieces, judge(pieces, title), facts)


def _place_of(title: str, pieces: tuple[Piece, ...]) -> int | None:
    """Which piece is the headline that the head of the page names."""
    same = _letters(title)
    places = [i for i, piece in enumerate(pieces) if _letters(piece.text) == same]
    return min(places, key=lambda i: (pieces[i].tag != "h1", i)) if places else None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _title_first(judged: Judged) -> Judged:
    """Put the headline before the text: what little is kept above it is the site's header."""
    verdicts = list(judged.verdicts)
    if TITLE not in verdicts:
        return judged
    place = verdicts.index(TITLE)
    above = [i for i in range(place) if verdicts[i] == TEXT]
    if sum(len(judged.pieces[i].text) for i in above) < 300:
        for i in above:
            verdicts[i] = "header"
        return Judged(judged.pieces, tuple(verdicts), judged.facts)
    order = [place, *(i for i in range(len(verdicts)) if i != place)]
    return Judged(tuple(judged.pieces[i] for i in order), tuple(verdicts[i] for i in order), judged.facts)


def written(judged: Judged, notes: list[Note]) -> Written:
    """Write the article's text and lay the blocks over it."""
    parts: list[str] = []
    blocks: list[Block] = []
    length = cut = 0
    for piece, verdict in zip(judged.pieces, judged.verdicts, strict=True):
        start = length + 2 if parts else 0
        if verdict in {TITLE, TEXT} and start + len(piece.text) <= ARTICLE_LIMIT:
            parts.append(piece.text)
            length = start + len(piece.text)
            blocks.append(Block(start, length, kept=True, reason=verdict))
            continue
        fits = verdict not in {TITLE, TEXT}
        cut += 0 if fits else len(piece.text)
        reason = verdict if fits else "over_limit"
        blocks.append(Block(length, length, kept=False, reason=reason, text=piece.text))
    if cut:
        notes.append(
            Note(
                "article_cut",
                f"the article is read up to {ARTICLE_LIMIT:,} characters; {cut:,} were left out",
            )
        )
    return Written("\n\n".join(parts), tuple(blocks))


def _sample(judged: Judged, article: Written) -> str:
    """What the language is told from: the paragraphs, or the whole page when they are few."""
    text = "\n".join(article.text[b.start : b.end] for b in article.paragraphs)
    return text if len(text) > 200 else "\n".join(piece.text for piece in judged.pieces)


def _article(page: Page, head: Facts, article: Written, language: str | None, notes: list[Note]) -> Article:
    """Put together what the page says of itself, the surest word on each thing first."""
    lines = metadata.from_lines(article.blocks)
    found = _dateline(article)
    facts = _first_of(page, head, lines, found)
    line = found.dateline if found else None
    _tell(article, facts, notes)
    raw = page.content if isinstance(page.content, bytes) else page.content.encode("utf-8", "surrogatepass")
    return Article(
        text=article.text,
        sha256=hashlib.sha256(raw).hexdigest(),
        blocks=article.blocks,
        title=_title(article),
        byline=lines.byline or head.byline,
        outlet=head.outlet or _host(page.url),
        url=page.url,
        published=facts.published,
        published_from=facts.published_from,
        language=language,
        dateline=line,
        credit=_credit(article, line),
    )


def _first_of(page: Page, head: Facts, lines: Facts, found: dateline.Found | None) -> Facts:
    """The day of publication from the surest part of the page that bears one."""
    if page.published:
        return Facts(published=page.published, published_from="given")
    dated = Facts(published=found.day, published_from="dateline") if found and found.day else Facts()
    order = [head, lines, metadata.from_address(page.url), dated]
    if head.published_from == "time_tag" and lines.published_from == "byline":
        order = order[1:]
    return next((facts for facts in order if facts.published), Facts())


def _dateline(article: Written) -> dateline.Found | None:
    for block in article.paragraphs[:_BODY_REACH]:
        if found := dateline.find(article.text, block.start, block.end):
            return found
    return None


def _title(article: Written) -> str | None:
    for block in article.blocks:
        if block.kept and block.reason == TITLE:
            return article.text[block.start : block.end]
    return None


def _credit(article: Written, line: Dateline | None) -> str | None:
    """The agency of the dateline, or that a byline, a credit or a copyright line names."""
    if line and line.credit:
        return line.credit
    texts = [b.text for b in article.blocks if b.reason in _CREDIT_REASONS and b.text]
    return next((agency for text in texts if (agency := dateline.credited(text))), None)


def _host(url: str | None) -> str | None:
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def _masthead(article: Written) -> str:
    """What to say of a date above the article that may be the day of the visit, or nothing."""
    above = takewhile(lambda block: not (block.kept and block.reason == TEXT), article.blocks)
    found = next((day for block in above if block.text and (day := days.written(block.text))), None)
    if found is None:
        return ""
    return f"; {found} stands above the article, which may be the day of a visit: it was not used"


def _tell(article: Written, facts: Facts, notes: list[Note]) -> None:
    """Note what was left out and what the page does not say."""
    if dropped := Counter(block.reason for block in article.blocks if not block.kept):
        counts = ", ".join(f"{reason} {count}" for reason, count in sorted(dropped.items()))
        noun = "block was" if dropped.total() == 1 else "blocks were"
        notes.append(Note("left_out", f"{dropped.total()} {noun} left out: {counts}"))
    if _title(article) is None:
        notes.append(Note("no_title", "no headline was found on the page"))
    if facts.published is None:
        notes.append(
            Note("undated", "the page bears no date: relative times stay relative" + _masthead(article))
        )
        if any(metadata.is_ambiguous(block) for block in article.blocks):
            notes.append(
                Note(
                    "ambiguous_date",
                    "the page bears a date in numbers that can be read in two ways; it was not used",
                )
            )
