"""Subtrees as characters: noun phrases, clauses, and the edges that read well."""

from indicia.language import Parse, Token

Range = tuple[int, int]
# What may follow the head of a noun phrase and still name it, rather than say something about it.
_NAMING = {"compound", "nummod", "appos", "conj", "cc", "punct", "case", "poss", "amod", "nmod", "preconj"}
_NAMING_PREPOSITIONS = {"of", "for", "from", "at", "in", "with", "to", "on", "and", "by"}
_EDGE = set(" ,;:.—–-…()[]\n\t")


def noun_phrase(parse: Parse, head: Token) -> Range:
    """Characters of the noun phrase that names `head`'s referent.

    Coordinated heads and appositions belong to it; relative clauses and what a comma sets off do
    not ("the agency, in a message sent on Tuesday").
    """
    last = head.i
    for child in head.children:
        if child.i < head.i:
            continue
        after_comma = parse.tokens[child.left - 1].lower in {",", "—", "–", "("}
        if child.dep in _NAMING:
            if child.dep not in {"punct", "cc"}:
                last = max(last, _reach(parse, child))
            continue
        named = child.dep == "prep" and child.lower in _NAMING_PREPOSITIONS and not after_comma
        if not named and not (child.dep == "acl" and not after_comma):
            break
        last = max(last, child.right)
    start, end = trim(parse, parse.tokens[head.left].start, parse.tokens[last].end)
    text = parse.article.text
    unclosed = text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")"
    return start, end + unclosed


def _reach(parse: Parse, child: Token) -> int:
    """The last token of a conjunct or apposition, without its own relative clause."""
    for inner in child.children:
        if inner.i > child.i and inner.dep == "relcl":
            return max(child.i, inner.left - 1)
    if child.dep == "conj":
        end = noun_phrase(parse, child)[1]
        return max((t.i for t in parse.tokens[child.i : child.right + 1] if t.end <= end), default=child.i)
    return child.right


def subtree(parse: Parse, token: Token, *, without: tuple[Token, ...] = ()) -> list[Range]:
    """Characters of a subtree, cut at the subtrees of `without`, in text order."""
    ranges: list[Range] = []
    first = token.left
    for hole in sorted(without, key=lambda t: t.left):
        if token.left <= hole.left and hole.right <= token.right:
            if first < hole.left:
                ranges.append((parse.tokens[first].start, parse.tokens[hole.left - 1].end))
            first = max(first, hole.right + 1)
    if first <= token.right:
        ranges.append((parse.tokens[first].start, parse.tokens[token.right].end))
    trimmed = (trim(parse, start, _closed(parse, start, end)) for start, end in ranges)
    return [(start, end) for start, end in trimmed if start < end]


def _closed(parse: Parse, start: int, end: int) -> int:
    """The end moved over the mark that closes a quotation opened inside, which parsers often leave out."""
    text = parse.article.text
    for opening, closing in (("“", "”"), ("‘", "’")):
        if text.count(opening, start, end) > text.count(closing, start, end):
            at = text.find(closing, end, end + 3)
            return at + 1 if at >= 0 else end
    if text.count('"', start, end) % 2 == 1 and '"' in text[end : end + 2]:
        return text.index('"', end) + 1
    return end


def trim(parse: Parse, start: int, end: int) -> Range:
    """Move both edges inwards over space, stops and unmatched marks."""
    text = parse.article.text
    while start < end and (text[start] in _EDGE or _unmatched(text, start, end, start)):
        start += 1
    while start < end and (text[end - 1] in _EDGE or _unmatched(text, start, end, end - 1)):
        if text[end - 1] == "." and _abbreviation(text, end):
            break
        if text[end - 1] == ")" and "(" in text[start:end]:
            break
        end -= 1
    return start, end


def _abbreviation(text: str, end: int) -> bool:
    """Whether the stop before `end` belongs to a word ("U.S.") rather than ends a sentence."""
    word = text[max(0, end - 5) : end].rsplit(maxsplit=1)[-1]
    return word.count(".") > 1


def _unmatched(text: str, start: int, end: int, at: int) -> bool:
    mark = text[at]
    if mark == "“":
        return "”" not in text[at:end]
    if mark == "”":
        return "“" not in text[start:at]
    return mark == '"' and text.count('"', start, end) % 2 == 1
