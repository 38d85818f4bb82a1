"""The documents are run: what a page says a command prints is what it prints."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import docs_site

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
LINKING = [*PAGES, *(page for page in docs_site.pages() if page not in PAGES)]
FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ENVIRONMENT = {
    **os.environ,
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "COLUMNS": "80",
    "NO_COLOR": "1",
}


def blocks(page: Path) -> list[tuple[str, str, str]]:
    """Language, attributes and body of each fenced block."""
    return [(m[1], m[2], m[3]) for m in FENCE.finditer(page.read_text(encoding="utf-8"))]


def sessions(body: str) -> list[tuple[str, str]]:
    """Each command of a console block with the output printed below it."""
    parts = re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]
    return [(part.partition("\n")[0], part.partition("\n")[2]) for part in parts]


def pattern(expected: str) -> str:
    """Expected output as a regular expression, where `...` stands for anything."""
    return ".*".join(re.escape(piece) for piece in expected.strip().split("..."))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_page_tells_the_truth(page: Path, tmp_path: Path) -> None:
    """Files are written, commands run and code executed in the page's order; outputs match."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for language, attributes, body in blocks(page):
        if named := re.search(r"file=(\S+)", attributes):
            (tmp_path / named.group(1)).parent.mkdir(exist_ok=True)
            (tmp_path / named.group(1)).write_text(body, encoding="utf-8")
        elif language == "python":
            done = run([sys.executable, "-c", body], tmp_path)
            assert done.returncode == 0, done.stdout
        elif language == "console":
            for command, expected in sessions(body):
                done = run(["bash", "-c", command], tmp_path)
                output = done.stdout.strip()
                assert re.fullmatch(pattern(expected), output, re.DOTALL), f"$ {command}\n{output}"


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, as a user would."""
    return subprocess.run(
        command,
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("page", LINKING, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link of a document points to a file that is there."""
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_every_page_is_on_the_site() -> None:
    """A document that the navigation forgets is found by nobody."""
    assert set(PAGES) <= set(docs_site.pages())


def test_every_decision_is_listed() -> None:
    """In the index of decisions."""
    folder = ROOT / "docs" / "decisions"
    listed = {path.name for path in docs_site.linked(folder / "README.md")}
    assert listed == {path.name for path in folder.glob("*.md")} - {"README.md"}


def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    """Every link leads to a page or an anchor that is there, and nothing is loaded from elsewhere."""
    assert docs_site.build(tmp_path / "site") == ""
    html = (tmp_path / "site" / "docs" / "ledger.html").read_text(encoding="utf-8")
    assert "nothing overwritten" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert not re.findall(
        r"<(?:script|img|iframe)[^>]+src=\"?https?:|<link[^>]+href=\"?https?:[^>]+stylesheet", html
    )


def test_a_link_that_leads_nowhere_is_no_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The builder says which, and nothing is written."""
    broken = tmp_path / "tree"
    shutil.copytree(ROOT / "docs", broken / "docs")
    (broken / "docs" / "site.toml").write_text(
        '[project]\nsite_name = "x"\ndocs_dir = "pages"\nnav = [{ "A" = "docs/a.md" }]\n', encoding="utf-8"
    )
    (broken / "docs" / "a.md").write_text("# A\n\n[b](b.md)\n", encoding="utf-8")
    monkeypatch.setattr(docs_site, "ROOT", broken)
    monkeypatch.setattr(docs_site, "SETTINGS", broken / "docs" / "site.toml")
    assert "b.md" in docs_site.build(tmp_path / "site")
    assert not (tmp_path / "site").exists()
