"""`indicia law` with a folder of one's own."""

import os
import subprocess
import sys
from pathlib import Path

COMMAND = [sys.executable, "-c", "from indicia.app.cli import main; main()", "law"]
MEMORY = "S/RES/2094(2013)/14"


def law(*words: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a law command, with the folder in the setting if one is given."""
    own = {"INDICIA_LAW": str(folder)} if folder else {}
    return subprocess.run(
        [*COMMAND, *words],
        capture_output=True,
        text=True,
        timeout=120,
        env={"PATH": os.environ["PATH"], "COLUMNS": "100", **own},
        check=False,
    )


def test_a_check_is_kept_shown_and_taken_back(tmp_path: Path) -> None:
    """`verify` writes the folder, `show` says who checked, `--undo` takes it back."""
    folder = tmp_path / "mine"
    done = law("verify", MEMORY, "--source", "a print", "--by", "A. Reader", "--law", str(folder))
    assert done.returncode == 0, done.stderr
    assert "checked by A. Reader" in law("show", MEMORY, folder=folder).stdout
    assert "from memory" in law("verify", MEMORY, "--undo", folder=folder).stdout
    assert "checked by" not in law("show", MEMORY, "--law", str(folder)).stdout


def test_verify_wants_a_folder() -> None:
    """Without one, it says how to name it."""
    done = law("verify", MEMORY, "--source", "a print", "--by", "A. Reader")
    assert (done.returncode, "--law FOLDER" in done.stderr) == (2, True)
