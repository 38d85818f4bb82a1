"""Teach which type of act a sentence tells: `python -m tools.train_types CORPUS.jsonl... [--folds 5]`.

Each corpus is in the shape that `bench.events` reads, with the actors' names (`source_text`, `target_text`);
the examples of the events lexicon are added. Kernel ridge regression on one answer a type: a straight
kernel over the encoder's states, one over turns of speech weighed by how rare they are, a cubic one over
words by themselves. It is solved in closed form, so there is no seed and no step to choose. `--folds` says
how good it is on sentences left out, `--sets` on each corpus left out whole; both write nothing.
"""

import argparse
import hashlib
import io
import json
import math
import sys
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from bench import events as bench_events
from bench.events_likeness import encode, tokens
from indicia.events.data import lexicon
from indicia.events.likeness import Model
from indicia.events.likeness.features import WIDTH, Array, Features, features
from indicia.events.likeness.model import STEPS
from indicia.language import Parse

FOLDER = Path("src/indicia/events/likeness/weights")
DIMS = 64
RIDGE = 0.3
SEEN = 2  # sentences that must have a turn of speech for it to have a weight
Row = dict[str, Any]


def main() -> None:
    """Read, teach, and write the weights or the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpora", type=Path, nargs="+")
    options.add_argument("--folds", type=int, default=0)
    options.add_argument("--sets", action="store_true", help="leave each corpus out whole")
    options.add_argument("--out", type=Path, default=FOLDER)
    given = options.parse_args()
    found, types, origin = examples(given.corpora)
    if given.folds or given.sets:
        random = np.random.default_rng(1).permutation(len(found)) % max(given.folds, 1)
        parts = [sorted(set(origin)).index(name) for name in origin] if given.sets else random.tolist()
        sys.stdout.write(left_out(found, types, origin, parts))
        return
    write(teach(found, types), given.out)


def examples(corpora: list[Path]) -> tuple[list[Features], list[str], list[str]]:
    """The features of every sentence, its type, and the corpus it is from."""
    rows = [(path.stem, json.loads(line)) for path in corpora for line in _lines(path)]
    rows += [("lexicon", row) for row in _of_lexicon()]
    marked = {name for name, row in rows for event in row["events"] if "embargo" in event}
    found, types, origin = [], [], []
    for name, row in rows:
        parse = bench_events.read(row["text"])
        for event in row["events"]:
            source, target = tokens(event, "source_text", parse), tokens(event, "target_text", parse)
            found.append(features(parse, source, target, encode))
            types.append(_told(event, parse, marked=name in marked))
            origin.append(name)
    return found, types, origin


def _told(event: Row, parse: Parse, *, marked: bool) -> str:
    """The type of an event with embargoes apart: as the corpus marks them, else by words for them."""
    words = {token.lemma for token in parse.tokens}
    meant = bool(words & bench_events.EMBARGO) and not bench_events.CUT.search(parse.article.text)
    embargo = event.get("embargo", False) if marked else meant
    return bench_events.as_taught(event["plover_type"], embargo=embargo)


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _of_lexicon() -> list[Row]:
    """The examples of the rows that have a type; the first two states or peoples named are the parties."""
    known = lexicon()
    patterns = [row for rows in (*known.verbs.values(), *known.nouns.values()) for row in rows if row.type]
    rows = []
    for text, kind in sorted({(p.example, p.type) for p in patterns}):
        parse = bench_events.read(text)
        held = sorted((m.start, m.text) for m in parse.mentions if parse.entity[m.entity].country)
        names = list(dict.fromkeys(name for _, name in held))
        event = {"plover_type": kind, "source_text": names[:1], "target_text": names[1:2]}
        rows.append({"text": text, "events": [event]})
    return rows


def teach(found: list[Features], types: list[str]) -> Model:
    """Solve for the weights."""
    names = tuple(sorted(set(types)))
    states = np.stack([f.states for f in found])
    there = (np.abs(states).sum(axis=2) > 0)[:, :, None]
    middle = np.stack([states[there[:, p, 0], p].mean(axis=0) for p in range(states.shape[1])])
    spread = np.stack([states[there[:, p, 0], p].std(axis=0) for p in range(states.shape[1])])
    spread = np.asarray(spread + 1e-6, np.float32)
    origin, axes, words, ways = _directions(found)
    blank = np.zeros((0,), np.float32)
    turns, rarity = _turns(found)
    model = Model(
        names, blank, middle, spread, blank, turns, rarity, blank, origin, axes, words, ways, blank, blank
    )
    evened = np.where(there, (states - middle) / spread, 0).reshape(len(found), -1)
    taught = _kept(np.stack([model.turned(f.alone, encode) for f in found], axis=1))
    straight = evened @ evened.T
    alone = sum((1 + place @ place.T) ** 3 for place in taught)
    told = np.zeros((len(found), len(turns)), np.float32)
    for row, one in enumerate(found):
        at, held = model.rare(one.turns)
        told[row, at] = held
    kernels = (straight, told @ told.T, alone)
    shares = [len(found) / len(kernels) / np.trace(kernel) for kernel in kernels]
    answers = np.array([[float(kind == name) for name in names] for kind in types])
    weight = (answers @ (1 / answers.sum(axis=0))) ** 0.5
    base = answers.mean(axis=0)
    ridge = RIDGE * np.diag(np.sqrt(np.mean(weight**2)) / weight)
    joined = sum(share * kernel for share, kernel in zip(shares, kernels, strict=True))
    alike = np.linalg.solve(joined + ridge, answers - base)
    straight_weights = (shares[0] * evened.T @ alike).reshape(states.shape[1], WIDTH, len(names))
    return model._replace(
        base=base, straight=straight_weights, telling=shares[1] * told.T @ alike, taught=taught,
        alike=shares[2] * alike,
    )  # fmt: skip


def _turns(found: list[Features]) -> tuple[dict[str, int], Array]:
    """The turns of speech that have a weight, in order of the alphabet, and how rare each is."""
    seen = Counter(turn for one in found for turn in one.turns)
    known = sorted(turn for turn, times in seen.items() if times >= SEEN)
    rarity = np.array([math.log(len(found) / seen[turn]) for turn in known], np.float32)
    return {turn: at for at, turn in enumerate(known)}, rarity


def _directions(found: list[Features]) -> tuple[Array, Array, dict[str, int], Array]:
    """The mean of all words by themselves, their main directions, and the words with theirs."""
    words = sorted({word for one in found for place in one.alone for word in place})
    means = [read.mean(axis=0) if len(read) else None for read in (encode(word).vectors for word in words)]
    vectors = np.unique(np.stack([mean for mean in means if mean is not None]), axis=0)
    origin = vectors.mean(axis=0)
    _, axes = np.linalg.eigh((vectors - origin).T @ (vectors - origin))
    axes = axes[:, ::-1][:, :DIMS]
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), range(DIMS)])
    turned = np.stack([np.zeros(DIMS) if mean is None else (mean - origin) @ axes for mean in means])
    ways = _kept(turned / np.maximum(np.linalg.norm(turned, axis=1, keepdims=True), 1e-6))
    return origin, axes, {word: at for at, word in enumerate(words)}, ways


def _kept(directions: Array) -> Array:
    """Directions as they are kept: each part in one byte."""
    return np.round(directions * STEPS).astype(np.float32) / np.float32(STEPS)


def left_out(found: list[Features], types: list[str], origin: list[str], parts: list[int]) -> str:
    """Mean F1 of the types of each corpus, every sentence read by a model that has not seen its part."""
    told = [""] * len(found)
    for number in sorted(set(parts)):
        seen = [k for k in range(len(found)) if parts[k] != number]
        model = teach([found[k] for k in seen], [types[k] for k in seen])
        for k in (k for k in range(len(found)) if parts[k] == number):
            scores = model.scores(found[k], encode)
            told[k] = max(scores, key=scores.__getitem__)
    lines = []
    for name in dict.fromkeys(origin):
        pairs = [(t, m) for t, m, o in zip(types, told, origin, strict=True) if o == name]
        lines.append(f"{name}: {len(pairs)} sentences, macro-F1 {_macro(pairs):.3f}\n")
    return "".join(lines)


def _macro(pairs: list[tuple[str, str]]) -> float:
    scores = []
    for kind in {gold for gold, _ in pairs}:
        right = sum(gold == mine == kind for gold, mine in pairs)
        scores.append(2 * right / (sum(g == kind for g, _ in pairs) + sum(m == kind for _, m in pairs)))
    return sum(scores) / len(scores)


def write(model: Model, folder: Path) -> None:
    """Write the weights and their hash; no time of making is kept, so equal weights are equal bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    texts, bytewise = ("turns", "words"), ("taught", "ways")
    names = [name for name in Model._fields if name not in (*texts, *bytewise, "types")]
    parts: dict[str, Any] = {name: np.asarray(getattr(model, name), np.float16) for name in names}
    parts |= {n: np.frombuffer("\n".join(getattr(model, n)).encode(), np.uint8) for n in texts}
    parts |= {n: np.round(getattr(model, n) * STEPS).astype(np.int8) for n in bytewise}
    parts["types"] = np.array(model.types)
    parts["alike"] = np.asarray(model.alike, np.float32)
    with zipfile.ZipFile(folder / "likeness.npz", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, values in sorted(parts.items()):
            held = io.BytesIO()
            np.save(held, values)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), held.getvalue())
    digest = hashlib.sha256((folder / "likeness.npz").read_bytes()).hexdigest()
    told = f'# Written by tools/train_types.py.\n\n[sha256]\n"likeness.npz" = "{digest}"\n'
    (folder / "weights.toml").write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
