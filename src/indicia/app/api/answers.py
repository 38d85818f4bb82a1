"""How answers look: lists with where to go on, and tags by which an unchanged one is not sent again."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

import msgspec
from litestar import Request, Response
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import PathParameter, QueryParameter
from msgspec import Struct

from indicia.app.api.errors import Failure

T = TypeVar("T")
LARGEST_ID = 2**62  # what both stores can hold
Id = Annotated[int, PathParameter(ge=1, le=LARGEST_ID)]
Before = Annotated[
    int | None, QueryParameter(ge=1, le=LARGEST_ID, description="`next` of the answer before.")
]
Limit = Annotated[int, QueryParameter(ge=1, le=200)]


class Some(Struct, Generic[T], frozen=True):
    """A part of a list; `next` is the `before` of the next call, null at the end."""

    items: list[T]
    next: int | None


def told(*statuses: int) -> dict[int, ResponseSpec]:
    """The errors that a route may answer with, for its description."""
    always = (400, 401, 403, 429)
    return {
        status: ResponseSpec(Failure, generate_examples=False, description="See `error.text`.")
        for status in (*always, *statuses)
    }


def some(found: Sequence[T], limit: int, number: Callable[[T], int]) -> Some[T]:
    """A part of a list, of which one more than asked for was looked up."""
    more = len(found) > limit
    shown = list(found[:limit])
    return Some(shown, number(shown[-1]) if more and shown else None)


def tagged(request: Request[Any, Any, Any], body: Any, tag: str | None = None) -> Response[Any]:
    """An answer with a tag; only the tag, where the asker has it already."""
    content = msgspec.json.encode(body)
    tag = f'"{hashlib.sha256(content).hexdigest()[:20] if tag is None else tag}"'
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if tag in known:
        return Response(None, status_code=304, headers={"ETag": tag})
    return Response(content, media_type="application/json", headers={"ETag": tag})
