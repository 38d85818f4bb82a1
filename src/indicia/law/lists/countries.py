"""Names and codes of States, as lists write them, to alpha-3 codes."""

from functools import cache

from indicia.language.names.data import StateFile, read_toml, states, table


@cache
def _codes() -> dict[str, str]:
    found = {alpha2.lower(): alpha3 for alpha3, alpha2, *_ in table("states.tsv", 5)}
    rows = read_toml("states.toml", StateFile).states
    for alpha3, state in states().items():
        more = (*rows[alpha3].names, *rows[alpha3].adjectives) if alpha3 in rows else ()
        for name in (alpha3, state.name, *state.names, *more):
            found.setdefault(_plain(name), alpha3)
    return found


def code(written: str) -> str | None:
    """The alpha-3 code of a State, by name or code; None for what names none, such as "unknown"."""
    plain = _plain(written)
    return _codes().get(plain) or _codes().get(plain.removeprefix("the "))


def _plain(name: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in name.lower()).split())
