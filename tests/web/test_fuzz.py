"""The API asked all it says it answers, and more: from its own description, by schemathesis."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from indicia.app.access import hash_key, hash_password, new_key
from indicia.app.server import Settings, make
from indicia.ledger import open_ledger, people
from tests.web.conftest import PASSWORD

CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance]
KEY = new_key()


@pytest.fixture
def described(filled: Path, tmp_path: Path) -> Iterator[Any]:
    """The description of the API over a ledger of its own."""
    shutil.copytree(filled, tmp_path / "ledger")
    with open_ledger(tmp_path / "ledger") as ledger:
        with ledger.write() as connection:
            people.add(connection, "Ada", "admin", "TLP:AMBER", hash_password(PASSWORD))
            people.add_key(connection, "Ada", "fuzz", hash_key(KEY))
        app = make(ledger, Settings(a_minute=1_000_000))
        headers = {"Authorization": f"Bearer {KEY}"}
        found = schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=headers)
        yield found.exclude(path_regex="intakes")  # each would begin work that outlives its test


def test_the_api_keeps_to_its_description(described: Any) -> None:
    """No answer is an error of ours; each has the type and the shape that the description gives it."""
    told = 0
    for operation in described.get_all_operations():
        _fuzz(operation.ok())
        told += 1
    assert told > 30


def _fuzz(operation: Any) -> None:
    """Ask one operation some things that fit its description."""

    @given(case=operation.as_strategy())
    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    def ask(case: Any) -> None:
        case.call_and_validate(checks=CHECKS, headers={"Authorization": f"Bearer {KEY}"})

    ask()
