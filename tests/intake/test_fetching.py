"""Fetching from real servers: the manners of a guest, and bounds on what a host may do."""

import time
from collections.abc import Iterator
from itertools import pairwise

import pytest

from indicia.intake.fetching import Before, Fetcher, Got, Manners, Refused
from indicia.intake.item import Address
from indicia.ledger import Capture
from indicia.pages.decode import BYTES_LIMIT
from tests.intake.site import Reply, Site, bomb

QUICK = Manners(allow_private=True, pace=0.0, timeout=2.0)


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    """A fetcher in a hurry."""
    opened = Fetcher(QUICK)
    yield opened
    opened.close()


def got(fetcher: Fetcher, url: str, before: Before = Before()) -> Got:  # noqa: B008 - a frozen value
    """What came of one address."""
    return fetcher.get(Address(url, "daily"), before)


def test_a_page_comes_with_what_is_known_of_it(fetcher: Fetcher, site: Site) -> None:
    """Address, source, status, headers and moment."""
    site.paths["/a"] = Reply(b"<p>x</p>", etag='"1"')
    found = got(fetcher, f"{site.url}/a")
    assert isinstance(found, Capture)
    assert (found.place, found.content, found.status) == (f"{site.url}/a", b"<p>x</p>", 200)
    assert (found.source, found.header("etag")) == ("daily", '"1"')


def test_we_say_who_we_are(site: Site) -> None:
    """With an address to write to, where there is one."""
    fetcher = Fetcher(Manners(allow_private=True, pace=0, contact="desk@indicia.example"))
    site.paths["/a"] = Reply(b"x")
    got(fetcher, f"{site.url}/a")
    fetcher.close()
    agents = {headers["User-Agent"] for _, headers, _ in site.asked}
    assert len(agents) == 1
    assert "Indicia" in (agent := agents.pop())
    assert "desk@indicia.example" in agent


def test_robots_are_obeyed(fetcher: Fetcher, site: Site) -> None:
    """What a site asks us not to read is not asked for, and its rules are got once."""
    site.paths["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /private/\n", kind="text/plain")
    site.paths["/private/a"] = site.paths["/open"] = Reply(b"x")
    refused = got(fetcher, f"{site.url}/private/a")
    assert isinstance(refused, Refused)
    assert refused.slug == "blocked"
    assert "robots.txt" in refused.why
    assert isinstance(got(fetcher, f"{site.url}/open"), Capture)
    assert (site.visits("/private/a"), site.visits("/robots.txt")) == (0, 1)


@pytest.mark.parametrize(("status", "read"), [(404, True), (403, True), (500, False), (503, False)])
def test_robots_that_cannot_be_got(fetcher: Fetcher, site: Site, status: int, *, read: bool) -> None:
    """None means no rules; a server in trouble means not now (RFC 9309)."""
    site.paths["/robots.txt"] = Reply(status=status)
    site.paths["/a"] = Reply(b"x")
    assert isinstance(got(fetcher, f"{site.url}/a"), Capture) is read
    assert site.visits("/a") == int(read)


def test_the_same_host_is_not_pressed(site: Site) -> None:
    """Two requests to one site are as far apart as was set, or as its robots.txt asks."""
    site.paths["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 0.4\n", kind="text/plain")
    addresses = []
    for number in range(4):
        site.paths[f"/{number}"] = Reply(b"x")
        addresses.append((Address(f"{site.url}/{number}"), Before()))
    fetcher = Fetcher(Manners(allow_private=True, pace=0.1))
    assert len(list(fetcher.all(addresses))) == 4
    fetcher.close()
    times = sorted(moment for path, _, moment in site.asked if path != "/robots.txt")
    assert all(later - earlier > 0.35 for earlier, later in pairwise(times))


def test_what_did_not_change_is_not_sent_again(fetcher: Fetcher, site: Site) -> None:
    """A conditional request is answered with 304."""
    site.paths["/a"] = Reply(b"x", etag='"1"')
    found = got(fetcher, f"{site.url}/a", Before(etag='"1"'))
    assert isinstance(found, Capture)
    assert found.status == 304


def test_a_busy_site_is_asked_again(fetcher: Fetcher, site: Site) -> None:
    """Twice unavailable, then there: it is got, and not at once each time."""
    replies = [Reply(status=503), Reply(status=429, headers={"Retry-After": "1"}), Reply(b"x")]
    site.paths["/a"] = lambda: replies.pop(0)
    begun = time.monotonic()
    assert isinstance(got(fetcher, f"{site.url}/a"), Capture)
    assert time.monotonic() - begun > 1.4
    assert site.visits("/a") == 3


@pytest.mark.parametrize(
    ("status", "slug"), [(404, "gone"), (410, "blocked"), (403, "blocked"), (451, "blocked"), (503, "busy")]
)
def test_refusals_have_a_reason(fetcher: Fetcher, site: Site, status: int, slug: str) -> None:
    """A word for machines and a line for people."""
    site.paths["/a"] = Reply(status=status, headers={"Retry-After": "3000"})
    found = got(fetcher, f"{site.url}/a")
    assert isinstance(found, Refused)
    assert found.slug == slug
    assert str(status) in found.why


def test_the_private_network_is_not_read(site: Site) -> None:
    """Unless it is allowed, not even a robots.txt is asked for."""
    fetcher = Fetcher(Manners(pace=0.0, tries=1))
    found = got(fetcher, f"{site.url}/a")
    fetcher.close()
    assert isinstance(found, Refused)
    assert "private or reserved" in found.why
    assert site.asked == []


def test_a_bomb_stays_small(fetcher: Fetcher, site: Site) -> None:
    """It is unpacked up to the limit."""
    site.paths["/a"] = bomb(5 * BYTES_LIMIT)
    found = got(fetcher, f"{site.url}/a")
    assert isinstance(found, Capture)
    assert len(found.content) == BYTES_LIMIT + 1


def test_a_slow_host_holds_up_nobody_else(site: Site) -> None:
    """The others come meanwhile, and the slow one is given up in time."""
    site.paths["/slow"] = Reply(b"x", wait=20)
    site.paths["/quick"] = Reply(b"x")
    fetcher = Fetcher(Manners(allow_private=True, pace=0.0, timeout=0.5, tries=1))
    begun = time.monotonic()
    found = list(fetcher.all([(Address(f"{site.url}/{path}"), Before()) for path in ("slow", "quick")]))
    fetcher.close()
    assert time.monotonic() - begun < 8
    assert [address.url.rpartition("/")[2] for address, _ in found] == ["quick", "slow"]
    assert isinstance(found[1][1], Refused)
