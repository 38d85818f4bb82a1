"""The other road to attributions: linear models over the parse, as a peer of the engines.

`python -m bench.statements_linear TRAIN.jsonl DEV.jsonl` trains two logistic regressions on features of
the dependency tree (is this token part of a cue; what is this token to that cue), reads DEV and prints
the figures of `bench.statements`. It is what a feature-based system such as Citron does, over our own
parse and with a linker that sees the path through the tree. It needs scikit-learn (`pip install
scikit-learn`), which nothing else here does.
"""

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import FeatureHasher
from sklearn.linear_model import SGDClassifier

from bench.attribution_scores import Attribution, corpus, table
from bench.statements import article, documents
from indicia import language
from indicia.language import Parse, Token

OUT, BEGIN, INSIDE = 0, 1, 2
SOURCE, CONTENT = 1, 2
NEAR = 70  # tokens to each side of a cue that can be its source or content
Features = dict[str, int]


def cue_features(parse: Parse, token: Token) -> Features:
    """What a token is, what it hangs on and what hangs on it."""
    names = [
        f"lemma={token.lemma}",
        f"tag={token.tag}",
        f"dep={token.dep}",
        f"pos+lemma={token.pos}{token.lemma}",
    ]
    names += [f"child={c.dep}" for c in token.children]
    names += [
        f"head={token.head.lemma}",
        f"head pos={token.head.pos}",
        f"dep+head={token.dep}>{token.head.lemma}",
    ]
    for gap in (-2, -1, 1, 2):
        if 0 <= token.i + gap < len(parse.tokens):
            other = parse.tokens[token.i + gap]
            names += [
                f"{gap} lemma={other.lemma}",
                f"{gap} tag={other.tag}",
                f"{gap}+={other.lemma}+{token.lemma}",
            ]
    clause = token.child("ccomp", "xcomp", "dobj")
    names += [f"clause={clause.dep}+{token.lemma}"] if clause else [f"bare={token.lemma}"]
    return dict.fromkeys(names, 1)


def role_features(cue: Token, token: Token, quoted: frozenset[int]) -> Features:
    """The way through the tree from the cue to a token, and where both stand."""
    above = [cue, *cue.ancestors()]
    path, step = [], token
    while step not in above and step.head is not step:
        path.append(step.dep)
        step = step.head
    up = above.index(step) if step in above else 9
    branch = path[-1] if path else "self"
    side = "after" if token.i > cue.i else "before"
    gap = min(abs(token.i - cue.i), 20)
    way = f"{up}^{'/'.join(reversed(path[-3:]))}"
    names = [
        f"way={way}", f"up={up} branch={branch} {side}", f"branch+cue={branch}+{cue.lemma}+{side}+{up}",
        f"dep={token.dep} {side} {up}", f"lower={token.lower}", f"lower+side={token.lower}{side}{up}{branch}",
        f"quoted={token.i in quoted} cue quoted={cue.i in quoted}", f"gap={gap} {side}",
        f"same={token.sentence == cue.sentence}",
        f"depth={min(len(path), 6)} {branch} {up}", f"tag={token.tag} {branch} {up} {side}",
        f"quoted+side={token.i in quoted}{side}{branch}",
    ]  # fmt: skip
    return dict.fromkeys(names, 1)


def in_quotes(parse: Parse) -> frozenset[int]:
    """The tokens between quotation marks, paragraph by paragraph."""
    found, inside, paragraph = set(), False, -1
    for sentence in parse.sentences:
        if sentence.paragraph != paragraph:
            inside, paragraph = False, sentence.paragraph
        for token in parse.words(sentence):
            if token.text in {'"', "“", "”", "''", "``"}:
                inside = not inside
            elif inside:
                found.add(token.i)
    return frozenset(found)


def around(parse: Parse, cue: Token) -> Iterator[Token]:
    """The tokens of a cue's paragraph near enough to be tied to it."""
    paragraph = parse.sentences[cue.sentence].paragraph
    for token in parse.tokens[max(0, cue.i - NEAR) : cue.i + NEAR]:
        if parse.sentences[token.sentence].paragraph == paragraph:
            yield token


def touched(parse: Parse, spans: Iterable[list[int]]) -> set[int]:
    """The tokens inside some spans."""
    return {t.i for start, end in spans for t in parse.within(start, end)}


def cue_head(parse: Parse, cue: set[int]) -> Token:
    """The token of a cue that the others hang on."""
    inside = [parse.tokens[i] for i in sorted(cue)]
    return next((t for t in inside if t.head.i not in cue or t.head is t), inside[0])


class Model:
    """Two logistic regressions over hashed features, trained by stochastic descent."""

    def __init__(self) -> None:
        self.hasher = FeatureHasher(2**20)
        self.cues = SGDClassifier(loss="log_loss", alpha=2e-6, max_iter=8, tol=None, random_state=0)
        self.roles = SGDClassifier(loss="log_loss", alpha=1e-6, max_iter=6, tol=None, random_state=0)

    def learn(self, pages: Iterable[tuple[Parse, list[Attribution]]]) -> None:
        """Fit both on pages with gold."""
        cues: tuple[list[Features], list[int]] = ([], [])
        roles: tuple[list[Features], list[int]] = ([], [])
        for parse, gold in pages:
            marks = [OUT] * len(parse.tokens)
            quoted = in_quotes(parse)
            for attribution in gold:
                cue = touched(parse, attribution["cue"])
                for i in cue:
                    marks[i] = INSIDE if i - 1 in cue else BEGIN
                if cue:
                    source, content = (touched(parse, attribution.get(r, [])) for r in ("source", "content"))
                    head = cue_head(parse, cue)
                    for token in around(parse, head):
                        if token.i not in cue:
                            roles[0].append(role_features(head, token, quoted))
                            roles[1].append(
                                SOURCE if token.i in source else CONTENT if token.i in content else OUT
                            )
            cues[0].extend(cue_features(parse, t) for t in parse.tokens)
            cues[1].extend(marks)
        self.cues.fit(self.hasher.transform(cues[0]), cues[1])
        self.roles.fit(self.hasher.transform(roles[0]), roles[1])

    def read(self, parse: Parse) -> Iterator[Attribution]:
        """The attributions of one page."""
        if not parse.tokens:
            return
        quoted = in_quotes(parse)
        marks = self.cues.predict(self.hasher.transform([cue_features(parse, t) for t in parse.tokens]))
        groups: list[set[int]] = []
        for i, mark in enumerate(marks):
            if mark == INSIDE and groups and i - 1 in groups[-1]:
                groups[-1].add(i)
            elif mark:
                groups.append({i})
        for cue in groups:
            head = cue_head(parse, cue)
            near = [t for t in around(parse, head) if t.i not in cue]
            if not near:
                continue
            tags = self.roles.predict(self.hasher.transform([role_features(head, t, quoted) for t in near]))
            found: dict[int, list[Token]] = {SOURCE: [], CONTENT: []}
            for token, tag in zip(near, tags, strict=True):
                if tag:
                    found[int(tag)].append(token)
            if found[CONTENT]:
                yield {
                    "cue": joined([parse.tokens[i] for i in sorted(cue)]),
                    "source": joined(found[SOURCE]),
                    "content": joined(found[CONTENT]),
                }


def _role(token: int, source: set[int], content: set[int]) -> int:
    return SOURCE if token in source else CONTENT if token in content else OUT


def joined(tokens: list[Token]) -> list[list[int]]:
    """Tokens as spans, neighbours joined."""
    spans: list[list[int]] = []
    last = -2
    for token in tokens:
        if token.i == last + 1:
            spans[-1][1] = token.end
        else:
            spans.append([token.start, token.end])
        last = token.i
    return spans


def main() -> None:
    """Train on one corpus, read another, print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("train", type=Path)
    arguments.add_argument("dev", type=Path)
    options = arguments.parse_args()

    def pages(path: Path) -> Iterator[tuple[Parse, list[Attribution]]]:
        return ((language.parse(article(d["text"]))[0], d["attributions"]) for d in documents(path))

    model = Model()
    model.learn(pages(options.train))
    held: list[dict[str, Any]] = documents(options.dev)
    parses = [language.parse(article(d["text"]))[0] for d in held]
    began = time.process_time()
    found = {d["id"]: list(model.read(parse)) for d, parse in zip(held, parses, strict=True)}
    words = sum(len(d["text"].split()) for d in held) / (time.process_time() - began)
    sys.stdout.write("\n".join(table(corpus(held, found))) + f"\nthis stage {words:.0f} words/s\n")


if __name__ == "__main__":
    main()
