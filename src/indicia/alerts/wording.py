"""The words of an alert: who said what. None makes a claim a fact, or says how likely it is."""

from indicia.ledger.alerts import Dead
from indicia.model import Alert, Change, Said, Statement, Watch
from indicia.model.watch import STATES
from indicia.products import words

NO_FINDING = (
    "This is what is said, weighed by a published rule. It is no finding that anything happened or that "
    "anybody broke the law."
)
STANCES: dict[str, str] = {
    "asserts": "said",
    "denies": "denied it",
    "accuses": "accused somebody",
    "believes": "said what they believe",
    "warns": "warned",
}
_KINDS: dict[str, str] = {
    "origin": "another independent origin tells the act: {now}",
    "denial": "denied by {now} as well",
    "withdrawal": "{now} took back what they said",
    "missing": "expected, and not seen: {now}",
    "stale": "nothing new that meets it",
    "source": "a source it draws on is {now}",
}


def title(watch: Watch, kind: str, was: str | None, now: str | None) -> str:
    """A change in a line that fits the subject of a mail."""
    if kind == "state":
        return f"{watch.question} {plain(now).capitalize()} (was: {plain(was)})"
    return f"{watch.question} {_KINDS[kind].format(now=plain(now)).capitalize()}"


def plain(state: str | None) -> str:
    """A state, or a name, as people write it."""
    return (state or "nothing").replace("_", " ") if state in STATES or state is None else state


def of_change(change: Change) -> str:
    """Why a watch changed, in a sentence."""
    why = change.why[:1].upper() + change.why[1:].rstrip(".")
    return f"{why}."


def of_source(dead: Dead) -> str:
    """What is the matter with a source."""
    why = f": {dead.why}" if dead.why else ""
    return (
        f"The source {dead.source} is {dead.state} since {words.day(dead.since.date())}{why}. "
        "Pages of it bear on this watch; what it would bring now is not seen."
    )


def counted(alert: Alert) -> str:
    """How many independent origins tell it, and as of when."""
    day = f" as of {words.day(alert.as_of)}" if alert.as_of else ""
    many = words.count(len(alert.origins), "independent origin")
    names = f" ({', '.join(alert.origins)})" if alert.origins else ""
    says = "tells" if len(alert.origins) == 1 else "tell"
    return f"{many}{names} {says} the act as done{day}. Copies and echoes are not counted."


def concerns(alert: Alert) -> str:
    """What it may concern; empty where nothing is named."""
    return f"It may concern {', '.join(alert.concerns)}." if alert.concerns else ""


def claimant(speaker: str | None, outlet: str, said: Statement | None) -> str:
    """Who says it, as the page names them."""
    if speaker is not None:
        return speaker[0].upper() + speaker[1:]
    if said is not None and not said.author:
        return "Nobody named"
    return f"{outlet}, in its own voice,"


def how(stance: str | None, status: str | None) -> str:
    """How it is said: by its stance, else as the page gives it."""
    if stance is not None:
        return STANCES.get(stance, stance)
    return f"gives it as {status}" if status else "tells it"


def told(one: Said) -> str:
    """`Somebody said, in the Gazette, 3 Mar 2024: “sentence”`."""
    day = f", {words.day(one.day)}" if one.day else ", undated"
    return f"{one.who} {one.how}, in {one.outlet or 'an outlet that is not known'}{day}: “{one.quote}”"


def where(one: Said) -> str:
    """Where it stands, to the character."""
    return f"{one.place}, version {one.version}, characters {one.start} to {one.end}"
