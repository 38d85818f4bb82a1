"""Datelines and credits."""

from datetime import date

import pytest

from indicia.pages.dateline import credited, find


@pytest.mark.parametrize(
    ("text", "dateline", "place", "credit"),
    [
        ("SEOUL, South Korea — Senior officials met.", "SEOUL, South Korea —", "SEOUL, South Korea", None),
        ("SEOUL, Dec. 13 (Yonhap) -- The North said", "SEOUL, Dec. 13 (Yonhap) --", "SEOUL", "Yonhap"),
        ("MOSCOW (Reuters) - Russia said", "MOSCOW (Reuters) -", "MOSCOW", "Reuters"),
        (
            "Pyongyang, December 13 (KCNA) -- A delegation left",
            "Pyongyang, December 13 (KCNA) --",
            "Pyongyang",
            "Korean Central News Agency",
        ),
        ("MOSCOW, December 13. /TASS/. Russia", "MOSCOW, December 13. /TASS/.", "MOSCOW", "TASS"),
        ("Seoul (AFP) – North Korea", "Seoul (AFP) –", "Seoul", "Agence France-Presse"),
        ("TEHRAN, IRNA – Iran's minister", "TEHRAN, IRNA –", "TEHRAN", "Islamic Republic News Agency"),
        ("WASHINGTON — The Treasury said", "WASHINGTON —", "WASHINGTON", None),
        ("Washington — The Treasury said", "Washington —", "Washington", None),
        ("KYIV, Ukraine (AP) — “We saw it,”", "KYIV, Ukraine (AP) —", "KYIV, Ukraine", "Associated Press"),
        (
            "New Delhi, Dec 13 (PTI) The ministry",
            "New Delhi, Dec 13 (PTI)",
            "New Delhi",
            "Press Trust of India",
        ),
        ("SEOUL/TOKYO, Dec 13 (Reuters) - The", "SEOUL/TOKYO, Dec 13 (Reuters) -", "SEOUL/TOKYO", "Reuters"),
        ("Dec. 13 (UPI) -- Officials said", "Dec. 13 (UPI) --", "", "United Press International"),
        (
            "United Nations, United States, Nov 8, 2019 (AFP/APP): Jordan, Turkey",
            "United Nations, United States, Nov 8, 2019 (AFP/APP):",
            "United Nations, United States",
            "Agence France-Presse",
        ),
        ("ISLAMABAD: The foreign office", "ISLAMABAD:", "ISLAMABAD", None),
    ],
)
def test_datelines_are_found(text: str, dateline: str, place: str, credit: str | None) -> None:
    """The dateline reaches up to its dash; the agency goes by its full name."""
    found = find(text, 0, len(text))
    assert found is not None
    assert (found.dateline.text, found.dateline.place, found.dateline.credit) == (dateline, place, credit)
    assert text[found.dateline.start : found.dateline.end] == dateline


@pytest.mark.parametrize(
    "text",
    [
        "The minister — the first to visit — left on Monday.",
        "North Korea — One of four states that voted against it.",
        "NATO — The alliance of thirty states.",
        "BRUSSELS-based officials said so.",
        "An official (Reuters) said so.",
        "The United Nations (UN) - The body met.",
        "Officials met in Vienna on Monday.",
        "",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    """A dash after a name is no dateline by itself."""
    assert find(text, 0, len(text)) is None


def test_a_day_with_its_year_dates_the_dispatch() -> None:
    """A day without a year is not filled up."""
    dated = "BEIJING, Dec. 13, 2023 (Xinhua) -- China"
    undated = "BEIJING, Dec. 13 (Xinhua) -- China"
    first, second = find(dated, 0, len(dated)), find(undated, 0, len(undated))
    assert first is not None
    assert second is not None
    assert first.day == date(2023, 12, 13)
    assert second.day is None


def test_credit_lines_name_their_agency() -> None:
    """Copyright lines and bylines may credit an agency; other lines do not."""
    assert credited("Copyright 2024 The Associated Press. All rights reserved.") == "Associated Press"
    assert credited("© 2024 AFP") == "Agence France-Presse"
    assert credited("By a staff writer") is None
