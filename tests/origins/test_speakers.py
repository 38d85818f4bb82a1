"""Which origin stands behind the words for somebody, where they do not say it plainly."""

from collections.abc import Callable

import pytest

from indicia.model import Reading
from indicia.origins import families, known
from indicia.origins.voices import Desk, voices_of

TEXT = "Iran has sent rifles to the Houthis"
Read = Callable[..., Reading]


def ends(reading: Reading) -> list[str]:
    """Who is behind the last statement of a page: the node, then what it belongs to."""
    desk = Desk({"page": reading}, known(), families({"page": reading.article}, known()))
    voice = voices_of("page", reading.statements[-1].id, desk)[0]
    return [voice.node.id, *(node.id for node in voice.above)]


@pytest.mark.parametrize(
    ("town", "said", "end"),
    [
        ("TEL AVIV", "the army's chief spokesman, Daniel Hagari, said", "state:ISR"),
        ("ROME", "the European Union's naval mission said", "body:European Union"),
        ("JUBA", "the UN mission in South Sudan said", "body:United Nations"),
        ("GOMA", "the bishop of Goma, Willy Ngumbi, said", "source:Willy Ngumbi"),
        ("GENEVA", "the special rapporteur on Eritrea said", "source:UN special rapporteur on Eritrea"),
        (
            "BANGUI",
            "the FPRC's spokesman said",
            "source:Popular Front for the Rebirth of the Central African Republic",
        ),
        ("LONDON", "analysts at Elliptic said", "source:Elliptic"),
        ("KAMPALA", "the ministry of the armed forces in Paris said", "state:FRA"),
    ],
)
def test_whoever_speaks_is_tied_to_what_they_speak_for(
    reading_of: Read, town: str, said: str, end: str
) -> None:
    """Bodies, mandates, movements, firms, and organs that only the dateline or a capital places."""
    assert end in ends(reading_of(f"What the day brought\n{town} - {TEXT}, {said} on Tuesday."))


def test_a_name_alone_is_whose_office_has_just_spoken(reading_of: Read) -> None:
    """A paper gives no name without an office that it has not given before."""
    page = f"Kenya's foreign minister speaks of planes\n{TEXT}, Moses Wetangula told reporters in Nairobi."
    assert "state:KEN" in ends(reading_of(page))


def test_an_outlet_whose_people_saw_it_is_known_for_that(reading_of: Read) -> None:
    """What a paper's own reporters watched is its own, whoever owns it; what it tells as known is not."""
    desk = {
        "saw": reading_of(
            "Rifles\nOur reporter watched men unload rifles for the Houthis.",
            outlet="harbour-lantern.example",
        ),
        "tells": reading_of("Rifles\nIran has sent rifles to the Houthis.", outlet="quay-lantern.example"),
    }
    found = Desk(desk, known())
    assert {page: voice.known for page in desk if (voice := found.own(page))} == {"saw": True, "tells": False}
