"""What a person decides on a watch beside its indications: how likely, how evidence sits, who is reliable."""

from typing import cast

from litestar import post
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect
from msgspec import Struct

from indicia.app.access import NEEDS, Here
from indicia.app.web.screen import Asked
from indicia.app.web.seeing import visible
from indicia.ledger import audit, watch_decisions
from indicia.model import LIKELIHOODS, MARKS, SOURCE_ROLES, UsageError
from indicia.watches.grades import check


class ToJudge(Struct):
    """How likely the answer is held to be yes, and why."""

    likelihood: str
    why: str


class ToMark(Struct):
    """Evidence for the table of hypotheses, or how a row of it sits with one."""

    text: str = ""
    row: int | None = None
    hypothesis: str = ""
    mark: str = ""


class ToGrade(Struct):
    """How reliable a source is, what for, and why."""

    source: str
    role: str
    value: str
    why: str


@post("/watches/{watch_id:str}/judge", opt={NEEDS: "analyst"}, sync_to_thread=True)
def judge(request: Asked, ledger: Here, watch_id: FromPath[str], data: URLEncodedBody[ToJudge]) -> Redirect:
    """Keep a judgement; the one before is closed."""
    visible(request, ledger, watch_id)
    if data.likelihood not in LIKELIHOODS or not data.why.strip():
        raise UsageError("a judgement is one of the likelihoods, with a reason")
    with ledger.write() as connection:
        watch_decisions.judge(connection, watch_id, data.likelihood, data.why.strip(), request.user.name)
        audit.log(connection, request.user.name, "judged", f"watch {watch_id}", likelihood=data.likelihood)
    return _back(watch_id, "judgements")


@post("/watches/{watch_id:str}/evidence", opt={NEEDS: "analyst"}, sync_to_thread=True)
def evidence(request: Asked, ledger: Here, watch_id: FromPath[str], data: URLEncodedBody[ToMark]) -> Redirect:
    """Put evidence into the table, or mark how it sits with a hypothesis."""
    watch, who = visible(request, ledger, watch_id), request.user.name
    with ledger.write() as connection:
        if data.text.strip():
            watch_decisions.add_evidence(connection, watch_id, data.text.strip(), None, who)
        elif data.mark in MARKS and data.hypothesis in {one.id for one in watch.hypotheses}:
            if data.row not in {row.id for row in watch_decisions.evidence(connection, watch_id)}:
                raise UsageError(f"there is no evidence {data.row} in {watch_id}")
            watch_decisions.mark(connection, cast(int, data.row), data.hypothesis, data.mark, who)
        else:
            raise UsageError("say what the evidence is, or how it sits with a hypothesis")
        audit.log(connection, who, "weighed evidence", f"watch {watch_id}", mark=data.mark or data.text)
    return _back(watch_id, "hypotheses")


@post("/watches/{watch_id:str}/grade", opt={NEEDS: "analyst"}, sync_to_thread=True)
def grade(request: Asked, ledger: Here, watch_id: FromPath[str], data: URLEncodedBody[ToGrade]) -> Redirect:
    """Grade a source for positions or for facts; what it was before stays in its history."""
    visible(request, ledger, watch_id)
    if data.role not in SOURCE_ROLES or not data.why.strip():
        raise UsageError("a grade is for positions or for facts, with a reason")
    value, who = check(data.value, source=True), request.user.name
    with ledger.write() as connection:
        watch_decisions.grade_source(connection, data.source, data.role, value, data.why.strip(), who)
        audit.log(connection, who, "graded", f"source {data.source}", role=data.role, value=value)
    return _back(watch_id, "grades")


def _back(watch_id: str, part: str) -> Redirect:
    return Redirect(f"/watches/{watch_id}#{part}", status_code=303)
