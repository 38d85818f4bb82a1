"""Writing a file whole or not at all."""

import os
import resource
import stat
from pathlib import Path

import pytest

from indicia.model import IndiciaError
from indicia.products import write


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """The new content stands under the old name, and nothing else is left in the folder."""
    out = tmp_path / "reading.html"
    out.write_bytes(b"old")
    write(out, b"new")
    assert out.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["reading.html"]


def test_a_new_file_can_be_read_by_those_whom_the_umask_lets(tmp_path: Path) -> None:
    """It is a file like any other that the user makes."""
    (tmp_path / "plain").touch()
    write(tmp_path / "out", b"")
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == stat.S_IMODE(
        (tmp_path / "plain").stat().st_mode
    )


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it points to is replaced."""
    (tmp_path / "there").write_bytes(b"old")
    (tmp_path / "link").symlink_to("there")
    write(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there").read_bytes() == b"new"


def test_a_missing_folder_is_one_line(tmp_path: Path) -> None:
    """The error names the folder."""
    with pytest.raises(IndiciaError, match="there is no folder"):
        write(tmp_path / "no" / "reading.html", b"")


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    """The error says that it is one."""
    with pytest.raises(IndiciaError, match="it is a folder"):
        write(tmp_path, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's full device")
def test_a_full_disk_is_one_line() -> None:
    """What the system says is in it."""
    with pytest.raises(IndiciaError, match="No space left"):
        write(Path("/dev/full"), b"x" * 100_000)


def test_what_stood_there_still_stands_after_a_failure(tmp_path: Path) -> None:
    """A disk that fills up in the middle leaves the old file, and nothing beside it."""
    out = tmp_path / "reading.html"
    out.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(IndiciaError, match="cannot write"):
            write(out, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert out.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["reading.html"]
