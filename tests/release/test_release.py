"""What is built is what the repository holds, and what is deployed can be run."""

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import indicia
from tools.check_release import build, members, ours, problems

ROOT = Path(__file__).parents[2]
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Files, Files]:
    """The files of the wheel and of the source distribution."""
    wheel, source = build(ROOT, tmp_path_factory.mktemp("dist"), "sdist", "wheel")
    return members(wheel), members(source)


def test_a_release_holds_the_package_and_nothing_else(built: tuple[Files, Files]) -> None:
    """Data, templates, static files, weights with hashes, licences; no tests, no paths of this machine."""
    assert list(problems(*built, ours())) == []


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda wheel, _: wheel.pop("indicia/law/data/regimes/dprk.toml"), "lacks indicia/law/data/regimes"),
        (lambda wheel, _: wheel.update({"tests/test_x.py": b""}), "holds tests/test_x.py"),
        (lambda _, source: source.update({"tests/test_x.py": b""}), "holds tests/test_x.py"),
        (lambda _, source: source.pop("NOTICE"), "NOTICE is missing"),
        (
            lambda wheel, _: wheel.update({"indicia/statements/trained/weights/cues.onnx": b"other"}),
            "cues.onnx has not the hash",
        ),
        (lambda wheel, _: wheel.update({"indicia/py.typed": str(ROOT).encode() + b"/x"}), "py.typed names"),
    ],
)
def test_what_does_not_belong_is_found(built: tuple[Files, Files], spoil: object, said: str) -> None:
    """A missing file, a strange one, other weights, a trace of the machine."""
    assert callable(spoil)
    wheel, source = dict(built[0]), dict(built[1])
    spoil(wheel, source)
    assert any(said in problem for problem in problems(wheel, source, ours()))


def test_the_version_is_one() -> None:
    """In the package, in what is built, and at the head of the changelog, whose sections stand once each."""
    built = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1]
    assert indicia.__version__ == built
    assert changes.startswith((f"{built} - ", "Unreleased"))
    assert re.findall("^### (.*)$", changes, re.MULTILINE) == ["Added", "Changed", "Fixed"]


def _commands() -> list[str]:
    """Every command that a unit or the container runs."""
    deploy = ROOT / "deploy"
    units = [
        line.partition("bin/")[2]
        for path in sorted(deploy.glob("*.service"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("ExecStart=")
    ]
    container = (deploy / "Containerfile").read_text(encoding="utf-8")
    (words,) = re.findall(r"^CMD \[(.*)\]$", container, re.MULTILINE)
    return [*units, "indicia " + words.replace('"', "").replace(",", "")]


@pytest.mark.parametrize("command", _commands())
def test_what_is_deployed_is_understood(command: str) -> None:
    """By the command line of today: a renamed option would stop a timer in silence."""
    words = shlex.split(command)
    assert words[0] == "indicia"
    done = subprocess.run(
        [sys.executable, "-m", *words, "--help"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    options = [word for word in words if word.startswith("--")]
    assert all(option in done.stdout for option in options)


def test_the_container_copies_what_it_may() -> None:
    """Each file that the build copies is let through to the builder."""
    container = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")
    let = (ROOT / "deploy" / "Containerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    for copied in re.findall(r"^COPY (?!--from)(.*) \S+$", container, re.MULTILINE):
        for name in copied.split():
            assert (ROOT / name).exists(), name
            assert f"!{name}" in let
