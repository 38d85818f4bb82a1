"""The documentation as a site: `python -m tools.docs_site [--to FOLDER]`; any warning ends it.

::

    pages of the navigation, and every file that they link to, as they lie -> zensical -> out/site

Pages are not written anew for the site: each reads the same in the repository and there, with the same links.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
SETTINGS = ROOT / "docs" / "site.toml"
_LINK = re.compile(r"\]\(([^)#\s]+)")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def pages() -> list[Path]:
    """Every page that the navigation names, and the decisions."""
    navigation = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))["project"]["nav"]
    named = [ROOT / page for section in navigation for page in _leaves(section)]
    return [*named, *sorted((ROOT / "docs" / "decisions").glob("*.md"))]


def _leaves(node: object) -> list[str]:
    if isinstance(node, str):
        return [node]
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [leaf for child in children for leaf in _leaves(child)]


def linked(page: Path) -> list[Path]:
    """The files of the repository that a page links to or shows."""
    text = _FENCED.sub("", page.read_text(encoding="utf-8"))
    found = [(page.parent / target).resolve() for target in _LINK.findall(text) if "://" not in target]
    return [path for path in found if path.is_file()]


def gather(to: Path) -> None:
    """Copy the pages, and what they link to, as they lie."""
    every = {path for page in pages() for path in (page, *linked(page))}
    for path in every:
        target = to / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def build(to: Path) -> str:
    """Build the site into a folder; what the builder said, if it is not content."""
    with tempfile.TemporaryDirectory(prefix="indicia-site-") as name:
        folder = Path(name)
        gather(folder / "pages")
        shutil.copyfile(SETTINGS, folder / "zensical.toml")
        command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean"]
        done = subprocess.run(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        if done.returncode or "warning" in done.stdout.lower():
            return _COLOUR.sub("", done.stdout).partition("Traceback")[0]
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(folder / "site", to)
    return ""


def main() -> None:
    """Build, or say what is wrong."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--to", type=Path, default=ROOT / "out" / "site")
    options = arguments.parse_args()
    wrong = build(options.to)
    if wrong:
        sys.exit(wrong)
    print(f"{options.to}: open index.html, or serve the folder with any web server")


if __name__ == "__main__":
    main()
