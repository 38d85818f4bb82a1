"""`alerts.toml`: what is wrong in it is told by channel and field, and its example is in order."""

import os
import tomllib
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from indicia.alerts import EXAMPLE, Settings, check, load, schema
from indicia.alerts.settings import AnyChannel
from indicia.model import DataError
from tests.alerts.watched import settings

MAIL: dict[str, Any] = {
    "kind": "mail",
    "name": "team",
    "host": "mail.example",
    "sender": "a@desk.example",
    "to": ["b@desk.example"],
}
HOOK: dict[str, Any] = {"kind": "webhook", "name": "bot", "url": "https://bot.example/"}
PAGE = (Path(__file__).parents[2] / "docs" / "alerts.md").read_text(encoding="utf-8")


def problems(*rows: dict[str, Any], folder: Path = Path("/"), **more: Any) -> list[tuple[str, str]]:
    """Where something is wrong."""
    return [(one.channel, one.field) for one in check(settings(*rows, **more), folder, {"coal-china"})]


def test_the_example_is_in_order_with_every_line_of_it_in_use(tmp_path: Path) -> None:
    """What stands behind the hash marks can be taken into use as it is, but for the secrets."""
    text = EXAMPLE.format(today="2026-01-01")
    path = tmp_path / "alerts.toml"
    path.write_text(text, encoding="utf-8")
    assert len(load(path).channels) == 1
    assert check(load(path), tmp_path) == ()
    lines = text.splitlines()
    used = "\n".join([lines[0], *(line.removeprefix("# ") for line in lines[1:])])
    whole = msgspec.convert(tomllib.loads(used), Settings)
    assert {type(channel) for channel in whole.channels} == set(get_args(AnyChannel))
    assert {one.field for one in check(whole, tmp_path)} == {"password_env", "secret_file"}


@pytest.mark.parametrize(
    ("row", "where"),
    [
        (MAIL | {"to": ["nobody"]}, ("team", "to")),
        (MAIL | {"to": ["a b@x.example\nBcc: c@x.example"]}, ("team", "to")),
        (MAIL | {"user": "a", "password_file": "p", "security": "none"}, ("team", "security")),
        (MAIL | {"user": "a"}, ("team", "user")),
        (MAIL | {"zone": "Europe/Nowhere"}, ("team", "zone")),
        (MAIL | {"quiet": {"from": "07:00", "until": "07:00"}}, ("team", "quiet")),
        (MAIL | {"watches": ["none-of-ours"]}, ("team", "watches")),
        (MAIL | {"changes": []}, ("team", "changes")),
        (HOOK, ("bot", "secret_file")),
        (HOOK | {"secret_env": "NO_SUCH_NAME_HERE"}, ("bot", "secret_env")),
        (HOOK | {"secret_file": "s", "url": "ftp://bot.example"}, ("bot", "url")),
        (HOOK | {"secret_file": "s", "url": "https://me:pass@bot.example"}, ("bot", "url")),
    ],
)
def test_what_the_schema_cannot_see_is_told(row: dict[str, Any], where: tuple[str, str]) -> None:
    """By channel and field."""
    assert where in problems(row)


def test_two_channels_do_not_share_a_name_or_a_file() -> None:
    """Nor is a desk what is no address."""
    log = {"kind": "file", "name": "log", "path": "x"}
    assert problems(log, log, desk="desk") == [("alerts", "desk"), ("log", "name"), ("log", "path")]


def test_a_secret_that_others_may_read_is_told(tmp_path: Path) -> None:
    """With what to do."""
    path = tmp_path / "key"
    path.write_text("x")
    path.chmod(0o644)
    assert problems(HOOK | {"secret_file": "key"}, folder=tmp_path) == [("bot", "secret_file")]
    path.chmod(0o600)
    assert problems(HOOK | {"secret_file": "key"}, folder=tmp_path) == []
    assert os.stat(path).st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[channel]]\nkind = "pigeon"\nname = "x"', "pigeon"),
        ('[[channel]]\nkind = "file"\nname = "x"', "path"),
        ('[[channel]]\nkind = "file"\nname = "x"\npath = "y"\npassword = "z"', "password"),
        ('[[channel]]\nkind = "file"\nname = "x"\npath = "y"\nat = "25:00"', "channel"),
        ("[[channel", "TOML|expected|Expected"),
    ],
)
def test_what_is_no_settings_file_is_one_line(tmp_path: Path, text: str, told: str) -> None:
    """A password in the file is refused as an unknown field."""
    path = tmp_path / "alerts.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=told) as caught:
        load(path)
    assert "\n" not in str(caught.value)


def test_the_schema_and_the_page_name_every_field() -> None:
    """So that nobody has to read the code."""
    names = {field.encode_name for kind in get_args(AnyChannel) for field in msgspec.structs.fields(kind)}
    names |= {field.encode_name for field in msgspec.structs.fields(Settings)} - {"channel"}
    table = PAGE.split("## The file")[1].split("\n## ")[0]
    text = schema().decode()
    for name in names:
        assert f"`{name}`" in table, name
        assert f'"{name}"' in text, name
