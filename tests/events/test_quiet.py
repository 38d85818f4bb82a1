"""Sentences that tell no act between parties must stay quiet."""

from collections.abc import Callable
from typing import Any

QUIET = [
    "The museum opens at ten on weekdays.",
    "Rice prices rose by four percent in May.",
    "The report was published on Monday.",
    "A spokesman said the weather had been good.",
    "The new stadium holds forty thousand people.",
    "She was born in Lyon and studied in Geneva.",
    "The Danube is the second longest river in Europe.",
    "Analysts expect growth to slow next year.",
    "The film won two prizes at the festival in Cannes.",
    "Passengers waited for hours at the station in Madrid.",
    "The bank reported a profit of three billion euros.",
    "Heavy rain fell in southern Vietnam on Tuesday.",
    "The minister has led the party since 2019.",
    "Kenya's population is about fifty million.",
    "The plan was first described in a paper in 2015.",
    "The company's shares fell in Tokyo.",
    "The prime minister said the economy was strong.",
    "The ferry between Helsinki and Tallinn takes two hours.",
    "A volcano in Iceland has been active for weeks.",
    "The team from Ghana lost the final.",
    "Scientists in Japan studied the genes of the frog.",
    "The embassy is in the centre of the city.",
    "Tourism in Egypt has recovered.",
    "The road from Kabul to Jalalabad is long.",
    "The court in The Hague has fifteen judges.",
    "The president of Chile is sixty years old.",
    "Turkey lies on two continents.",
    "The treaty has been in force since 1970.",
    "He described the country as calm.",
    "The agency, based in Vienna, has 2,500 staff.",
    "Officials did not specify the types of cooperation.",
    "The election in Ghana will be held in December.",
    "Ukrainian grain is loaded in Odesa.",
    "The spokesman did not elaborate.",
    "Experts in Seoul follow the North closely.",
    "The island's economy depends on fish.",
    "North Korea has about 26 million people.",
    "The ministry's website was slow on Friday.",
    "The dollar fell against the yen.",
    "The vote in the chamber was delayed by rain.",
]


def test_quiet_sentences_stay_quiet(read: Callable[[str], Any]) -> None:
    """At most one in twenty sentences without an event is coded, and none gets a conduct area."""
    coded = {text: read(text)[1] for text in QUIET if read(text)[1]}
    assert len(coded) <= len(QUIET) // 20, list(coded)
    assert not [e.conduct for events in coded.values() for e in events if e.conduct]
