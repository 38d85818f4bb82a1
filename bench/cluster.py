"""A Ray cluster that loses a node: `python -m bench.cluster [--shards 12] [--nodes 3]`.

Starts a head without processors and so many nodes of one processor on this machine, each with processes and
ports of its own; runs a generated corpus on them; kills the processes of one node when a third of the shards
is done; and compares every byte with what one process makes. Not part of `make test`: the extra `cluster` is
79 MB.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from hashlib import sha256
from pathlib import Path

from bench.ledger_pages import page as generated
from indicia.ledger.records import packed

PAGES = 60  # a shard; every second one concerns a regime, so that a shard takes a while


def write(folder: Path, shards: int) -> None:
    """Shards of generated pages."""
    folder.mkdir()
    for shard in range(shards):
        numbers = range(shard * PAGES, (shard + 1) * PAGES)
        pages = (packed(generated(number, relevant=number % 2 == 0)) for number in numbers)
        (folder / f"{shard:03}.warc.gz").write_bytes(b"".join(pages))


def tree(out: Path) -> dict[str, str]:
    """The SHA-256 of every file of an output."""
    return {
        path.relative_to(out).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def command(source: Path, out: Path, *more: str) -> list[str]:
    """The command of a user; the same for both runs but for `--cluster`."""
    words = ["corpus", "run", str(source), "--out", str(out), "--engine", "rules", *more]
    return [sys.executable, "-m", "indicia", *words]


def below(pid: int) -> list[int]:
    """A process and all that it began."""
    children: dict[int, list[int]] = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((place / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        children.setdefault(parent, []).append(int(place.name))
    found = [pid]
    for one in found:
        found += children.get(one, [])
    return found


def kill(pid: int) -> int:
    """Kill a node as a power cut would: all its processes at once."""
    held = below(pid)
    for one in held:
        try:
            os.kill(one, signal.SIGKILL)
        except ProcessLookupError:
            continue
    return len(held)


def killer(out: Path, node: int, after: int) -> None:
    """Kill a node when so many shards are done."""
    while len(list(out.glob("shard=*"))) < after:
        time.sleep(0.05)
    done = len(list(out.glob("shard=*")))
    print(f"{kill(node)} processes of one node killed when {done} shards were done", flush=True)


def main() -> None:
    """Run, kill, compare."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--shards", type=int, default=12)
    arguments.add_argument("--nodes", type=int, default=3)
    options = arguments.parse_args()
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)  # nodes begin elsewhere
    from ray.cluster_utils import Cluster  # noqa: PLC0415 - the extra may be missing

    scratch = Path(tempfile.mkdtemp(prefix="indicia-"))
    write(scratch / "in", options.shards)
    subprocess.run(command(scratch / "in", scratch / "one", "--jobs", "1"), check=True, capture_output=True)
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0})
    try:
        nodes = [cluster.add_node(num_cpus=1) for _ in range(options.nodes)]
        lost = nodes[0].all_processes["raylet"][0].process.pid
        threading.Thread(
            target=killer, args=(scratch / "many", lost, options.shards // 3), daemon=True
        ).start()
        words = command(scratch / "in", scratch / "many", "--cluster", cluster.address)
        done = subprocess.run(words, check=False, capture_output=True, text=True)
    finally:
        cluster.shutdown()
    print(done.stdout.strip() or done.stderr.strip())
    one, many = tree(scratch / "one"), tree(scratch / "many")
    print(f"{len(one)} files of one process, {len(many)} of {options.nodes} nodes: ", end="")
    print("the same, byte for byte" if one == many else "NOT the same")
    shutil.rmtree(scratch)
    sys.exit(done.returncode or one != many)


if __name__ == "__main__":
    main()
