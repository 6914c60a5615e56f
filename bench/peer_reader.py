"""Polls a list of feeds once with `reader`, in a process of its own: the peer of the measurement `ingest`."""

import importlib
import json
import resource
import sys
import time
from pathlib import Path


def main(folder: str, addresses: str) -> None:
    """Print seconds, seconds of CPU and how many entries were stored."""
    make_reader = importlib.import_module("reader").make_reader
    urls = json.loads(Path(addresses).read_text(encoding="utf-8"))
    with make_reader(str(Path(folder) / "reader.db")) as peer:
        for url in urls:
            peer.add_feed(url)
        started, worked = time.perf_counter(), time.process_time()
        peer.update_feeds(workers=16)
        seconds, cpu = time.perf_counter() - started, time.process_time() - worked
        stored = peer.get_entry_counts().total
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "cpu": cpu, "stored": stored, "megabytes": megabytes}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
