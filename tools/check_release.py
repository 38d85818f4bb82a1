"""A release checked before it leaves: `python -m tools.check_release [--python PYTHON...] [--to FOLDER]`.

::

    build twice, and once from the source distribution -> the same bytes -> what is in them
    -> installed by each Python into a fresh environment, at work in an empty folder without a network

Environments are fresh, without the development tools; libraries come from the package index.
"""

import argparse
import email
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXTRAS = ("brief", "corpus", "exports", "postgres", "web")
TOO_LARGE = ("cluster",)  # Ray: declared, and not installed to try the rest
LEGAL = ("LICENSE", "NOTICE")
WEIGHTS = (
    "indicia/statements/trained/weights",
    "indicia/events/likeness/weights",
    "indicia/law/reader/weights",
)
PAGE = """\
Ministry denies the coal sale

The foreign ministry of North Korea denied on Monday that it had sold coal to China.
A spokesman said the report was baseless.
"""
# What each command must print: with nothing but Indicia installed, then with all extras.
BARE = (
    ("--version", "indicia "),
    ("read page.txt --published 2024-05-14", "denies"),
    ("read page.txt --engine rules --json", '"statements"'),
    ("law show S/RES/2371(2017)/8", "coal"),
    ("law check", "nothing"),
    ("add page.txt", "new"),
    ("search coal --stance denies", "denies"),
    ("watch new coal-out --area coal --actor PRK", "coal-out"),
    ("verify", "nothing wrong"),
    ("backup copy", "copy"),
)
MISSING = ("serve", "indicia[web]")
WHOLE = (
    ("watch pack", "dprk-coal-minerals"),
    ("watch add dprk-coal-minerals", "dprk-coal-minerals"),
    ("watch run", "denies it"),
    ("brief dprk-coal-minerals --format md", "footnote"),
    ("brief dprk-coal-minerals --format pdf --out pdf", "footnote"),
    ("export --format parquet --out tables", ""),
    ("serve --help", "--port"),
)


class Unfit(Exception):  # noqa: N818 - what a release is
    """Why it cannot leave."""


def build(source: Path, folder: Path, *targets: str) -> list[Path]:
    """Build a source tree: the files made."""
    words = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    done = subprocess.run(
        words + [word for target in targets for word in ("-t", target)],
        cwd=source,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Unfit(f"it cannot be built:\n{done.stdout}{done.stderr}")
    return sorted(folder.iterdir())


def same(one: Path, other: Path, why: str) -> None:
    """Two files must hold the same bytes."""
    first, second = (hashlib.sha256(path.read_bytes()).hexdigest() for path in (one, other))
    if first != second:
        raise Unfit(f"{one.name} is another {why}: {first} and {second}")


def members(path: Path) -> dict[str, bytes]:
    """The files of a wheel or a source distribution, without the folder around the latter."""
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            return {name: wheel.read(name) for name in wheel.namelist()}
    with tarfile.open(path) as archive:
        held = [(one.name, archive.extractfile(one)) for one in archive if one.isfile()]
        return {name.partition("/")[2]: file.read() for name, file in held if file}


def ours() -> set[str]:
    """Every file of the package that the repository holds."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "src/indicia"],  # noqa: S607 - git is where the user has it
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.removeprefix("src/") for name in listed.stdout.split("\0") if name}


def problems(wheel: dict[str, bytes], source: dict[str, bytes], package: set[str]) -> Iterator[str]:
    """What is wrong with what is in them."""
    held = {name for name in wheel if not name.partition("/")[0].endswith(".dist-info")}
    yield from (f"the wheel lacks {name}" for name in sorted(package - held))
    yield from (f"the wheel holds {name}, which the repository does not" for name in sorted(held - package))
    inner = {name.removeprefix("src/") for name in source if name.startswith("src/")}
    yield from (f"the source distribution lacks {name}" for name in sorted(package - inner))
    around = {"PKG-INFO", "pyproject.toml", ".gitignore", "README.md", "CHANGELOG.md", "SECURITY.md", *LEGAL}
    strange = {name for name in source if not name.startswith("src/")} - around
    yield from (f"the source distribution holds {name}" for name in sorted(strange))
    for name in LEGAL:
        if name not in source or not any(path.endswith(f"/licenses/{name}") for path in wheel):
            yield f"{name} is missing"
    yield from _weights(wheel)
    yield from _traces(wheel | source)
    yield from _metadata(next(data for name, data in wheel.items() if name.endswith("/METADATA")))


def _weights(wheel: dict[str, bytes]) -> Iterator[str]:
    """The weights are those whose hashes stand beside them; so is the gazetteer."""
    places = "indicia/language/places/data/gazetteer"
    told = {folder: tomllib.loads(wheel[f"{folder}/weights.toml"].decode())["sha256"] for folder in WEIGHTS}
    wanted = {f"{folder}/{name}": value for folder, held in told.items() for name, value in held.items()}
    wanted[f"{places}.bin"] = wheel[f"{places}.sha256"].decode().split()[0]
    for name, value in wanted.items():
        if hashlib.sha256(wheel.get(name, b"")).hexdigest() != value:
            yield f"{name} has not the hash that stands beside it"


def _traces(files: dict[str, bytes]) -> Iterator[str]:
    """No path of the machine that built it."""
    paths = {str(path).encode() for path in (ROOT, Path.home()) if len(path.parts) > 1}
    for name, data in files.items():
        yield from (f"{name} names {path.decode()}" for path in paths if path + b"/" in data)


def _metadata(data: bytes) -> Iterator[str]:
    told = email.message_from_bytes(data)
    extras = set(told.get_all("Provides-Extra") or [])
    if extras != {*EXTRAS, *TOO_LARGE}:
        yield f"extras are {', '.join(sorted(extras))}"
    if told["License-Expression"] != "Apache-2.0" or not told["Requires-Python"]:
        yield "licence or Python version is not told"


def attempt(python: str, wheel: Path) -> None:
    """Install with a Python and use it, first bare and then with the extras."""
    with tempfile.TemporaryDirectory(prefix="indicia-release-") as name:
        folder = Path(name)
        _do([python, "-m", "venv", str(folder / "venv")], folder)
        home = folder / "work"
        home.mkdir()
        (home / "page.txt").write_text(PAGE, encoding="utf-8")
        install = _installer(str(folder / "venv/bin/python"))
        _do([*install, str(wheel)], folder)
        _use(folder, BARE)
        words, answer = MISSING
        said = _do([str(folder / "venv/bin/indicia"), *words.split()], home, alone=True, fails=True)
        _expect(words, answer, said)
        _do([*install, f"{wheel}[{','.join(EXTRAS)}]"], folder)
        _use(folder, WHOLE)


def _installer(python: str) -> list[str]:
    """What installs for a Python: uv where there is one, else pip, which takes minutes."""
    uv = shutil.which("uv")
    if uv:
        return [uv, "pip", "install", "-q", "--python", python]
    return [python, "-m", "pip", "-q", "--disable-pip-version-check", "install"]


def _use(folder: Path, commands: tuple[tuple[str, str], ...]) -> None:
    for words, answer in commands:
        said = _do([str(folder / "venv/bin/indicia"), *words.split()], folder / "work", alone=True)
        _expect(words, answer, said)


def _expect(words: str, answer: str, said: str) -> None:
    if answer.lower() not in said.lower():
        raise Unfit(f"`indicia {words}` does not say {answer!r}:\n{said}")


def _do(words: list[str], folder: Path, *, alone: bool = False, fails: bool = False) -> str:
    """Run a command; `alone` without this environment's settings, and with no way to the network."""
    nowhere = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), "http://127.0.0.1:9")
    alone_in = {"PATH": os.defpath, "HOME": str(folder), "LANG": "C.UTF-8", "COLUMNS": "100", **nowhere}
    done = subprocess.run(
        words,
        cwd=folder,
        env=alone_in if alone else None,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=1800,
        check=False,
    )
    if (done.returncode != 0) is not fails:
        raise Unfit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}")
    return done.stdout


def check(pythons: list[str], to: Path | None) -> None:
    """All of it, told step by step."""
    with tempfile.TemporaryDirectory(prefix="indicia-release-") as name:
        folder = Path(name)
        source, wheel = build(ROOT, to or folder / "one", "sdist", "wheel")[:2][::-1]
        again, twice = build(ROOT, folder / "two", "sdist", "wheel")[::-1]
        same(source, again, "when it is built again")
        same(wheel, twice, "when it is built again")
        with tarfile.open(source) as archive:
            archive.extractall(folder / "tree", filter="data")
        (tree,) = (folder / "tree").iterdir()
        same(
            wheel, build(tree, folder / "three", "wheel")[0], "when it is built from the source distribution"
        )
        for path in (wheel, source):
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            print(f"{path.name}: {path.stat().st_size:,} bytes, SHA-256 {digest}, the same each time")
        wrong = list(problems(members(wheel), members(source), ours()))
        if wrong:
            raise Unfit("\n".join(wrong))
        print(f"what is in them is right: {len(members(wheel)):,} and {len(members(source)):,} files")
        for python in pythons:
            attempt(python, wheel)
            print(f"{_do([python, '--version'], folder).strip()}: installs and works, bare and with extras")


def main() -> None:
    """Check, and say why not."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--python", nargs="*", default=[sys.executable], help="none: only build and look")
    arguments.add_argument("--to", type=Path, help="keep what was built in this empty folder")
    options = arguments.parse_args()
    try:
        check(options.python, options.to)
    except Unfit as error:
        sys.exit(f"not fit to be released: {error}")


if __name__ == "__main__":
    main()
