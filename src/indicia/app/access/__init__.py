"""Who asks, and what they may: shared by the two doors that listen, `api` and `web`.

::

    request -> session or key -> Who -> guard (role) -> handler
"""

from indicia.app.access import openid_file
from indicia.app.access.asking import Here
from indicia.app.access.guards import NEEDS, NOBODY, guard, open_acts, safe_to_open, sees
from indicia.app.access.identity import Identity, Who
from indicia.app.access.openid import Away, Service, SignInError
from indicia.app.access.openid_people import person_of
from indicia.app.access.passwords import check_password, hash_key, hash_password, new_key
from indicia.app.access.protection import ORIGINAL_POLICY, PICTURE_POLICY, POLICY, headers
from indicia.app.access.signing import hold, sign_in, sign_out, start_anew
from indicia.app.access.store import LedgerStore
from indicia.app.access.tokens import Tokens

__all__ = [
    "NEEDS",
    "NOBODY",
    "ORIGINAL_POLICY",
    "PICTURE_POLICY",
    "POLICY",
    "Away",
    "Here",
    "Identity",
    "LedgerStore",
    "Service",
    "SignInError",
    "Tokens",
    "Who",
    "check_password",
    "guard",
    "hash_key",
    "hash_password",
    "headers",
    "hold",
    "new_key",
    "open_acts",
    "openid_file",
    "person_of",
    "safe_to_open",
    "sees",
    "sign_in",
    "sign_out",
    "start_anew",
]
