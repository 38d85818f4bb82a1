"""What the writers of TOML share."""

import json


def quoted(text: str) -> str:
    """A TOML string; JSON's escapes are TOML's, but for DEL and lone surrogates."""
    plain = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007f")
