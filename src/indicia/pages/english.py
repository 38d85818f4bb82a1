"""In which language a page is written; Indicia reads English only."""

import re

from indicia.model import Note, PageError
from indicia.pages.words import words

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6_000
_ENOUGH = 12  # words below which a Latin-script text is not refused
_ENGLISH_SHARE = 0.09
_MARGIN = 20.0  # of log likelihood, between the best language and English
NAMES = {
    "ar": "Arabic",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "km": "Khmer",
    "ko": "Korean",
    "ku": "Kurdish",
    "ky": "Kyrgyz",
    "lo": "Lao",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mk": "Macedonian",
    "mn": "Mongolian",
    "ms": "Malay",
    "nl": "Dutch",
    "no": "Norwegian",
    "nb": "Norwegian",
    "nn": "Norwegian",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "so": "Somali",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "ta": "Tamil",
    "th": "Thai",
    "tl": "Tagalog",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "uz": "Uzbek",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


def check(text: str, notes: list[Note]) -> str | None:
    """The language of a text: `en`, or null when it is too short to tell.

    The share of common English words settles nearly every page; the language model is asked only
    for the rest, as it takes a second to load.

    Raises:
        PageError: if the text is plainly in another language.
    """
    found = _WORD.findall(text[:_SAMPLE])
    if not found:
        return None
    english = words().english
    share = sum(word.lower() in english for word in found) / len(found)
    if share >= _ENGLISH_SHARE and len(found) >= _ENOUGH:
        return "en"
    if _is_latin(found) and len(found) < _ENOUGH:
        notes.append(
            Note("language_unsure", "the page is too short to tell its language; it was read as English")
        )
        return None
    return _by_model(" ".join(found), share, notes)


def _is_latin(found: list[str]) -> bool:
    """Whether most words are written in Latin letters."""
    return sum(word[0] < "\u0250" for word in found) * 2 > len(found)


def _by_model(text: str, share: float, notes: list[Note]) -> str | None:
    """Ask py3langid; a doubtful answer, or one against some English words, refuses nothing."""
    import py3langid  # noqa: PLC0415 - slow to load, and seldom needed

    ranked = dict(py3langid.rank(text))
    language = max(ranked, key=lambda name: ranked[name])
    if language == "en":
        return "en"
    if ranked[language] - ranked["en"] >= _MARGIN and share < _ENGLISH_SHARE / 2:
        name = NAMES.get(language, f"another language ({language})")
        raise PageError(f"this page seems to be in {name}; Indicia reads English only")
    notes.append(Note("language_unsure", "the page does not read like plain English; it was read as English"))
    return None
