"""The API asked all it says it answers, and more: from its own description, by schemathesis."""

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from litestar import Litestar
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.openapi.checks import content_type_conformance, response_schema_conformance

from indicia.app.access import hash_key, new_key
from indicia.app.server import Settings, make
from indicia.ledger import Ledger, open_ledger, people
from tests.web.conftest import PASSWORD

CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance]


@pytest.fixture
def api(filled: object, tmp_path_factory: pytest.TempPathFactory) -> object:
    """The description of the API over a ledger of its own, asked with the key of an admin."""
    import shutil  # noqa: PLC0415 - beside what only this does
    from pathlib import Path  # noqa: PLC0415 - the same

    place = tmp_path_factory.mktemp("fuzz") / "ledger"
    shutil.copytree(Path(str(filled)), place)
    ledger = open_ledger(place)
    return described(ledger)


def described(ledger: Ledger) -> object:
    """The schema, with the key in every call."""
    key = new_key()
    with ledger.write() as connection:
        people.add(connection, "Ada", "admin", "TLP:AMBER", PASSWORD)
        people.add_key(connection, "Ada", "fuzz", hash_key(key))
    app: Litestar = make(ledger, Settings(a_minute=1_000_000))
    headers = {"Authorization": f"Bearer {key}"}
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=headers)
    schema.config.headers = headers
    return schema.exclude(path_regex="intakes")  # each would begin work that outlives its test


schema = schemathesis.pytest.from_fixture("api")


@schema.parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_the_api_keeps_to_its_description(case: Case) -> None:
    """No answer is an error of ours, each has the type and shape that the description says."""
    case.call_and_validate(checks=CHECKS)
