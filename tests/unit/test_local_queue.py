"""What the queue of one process owes beyond the contract: the file it works on may be locked or full for a while."""

import asyncio
from pathlib import Path

import pytest

from bot.model.errors import AttacheError
from bot.model.job import Job
from bot.queues.local import LocalQueue
from tests.contract.databases import open_sqlite
from tests.fakes.databases import FailingDatabase


@pytest.mark.parametrize("ends", ["done", "failed"])
async def test_a_database_that_cannot_be_written_for_a_while_ends_no_loop_and_loses_no_job(
    tmp_path: Path, ends: str
) -> None:
    """Neither at the start, nor when a job is taken, nor when what became of it is noted."""
    async with open_sqlite(tmp_path) as stores:
        async with stores.database.write() as transaction:
            await stores.queue.enqueue(transaction, Job("note", {"n": "1"}))
        failing = FailingDatabase(stores.database, writes=2)
        worked = asyncio.Event()

        async def note(job: Job) -> None:
            failing.left = 2
            worked.set()
            if ends == "failed":
                raise AttacheError("The host does not answer.")

        queue = LocalQueue(failing, stores.clock)
        running = asyncio.create_task(queue.run({"note": note}))
        waiting = asyncio.create_task(worked.wait())
        try:
            await asyncio.wait((running, waiting), return_when=asyncio.FIRST_COMPLETED)
            assert not running.done()
            jobs = None
            while not running.done() and jobs != ([] if ends == "done" else ["pending"]):
                await asyncio.sleep(0)
                async with stores.database.read() as transaction:
                    jobs = [each.state for each in await stores.queue.list_jobs(transaction)]
            assert not running.done()
            assert failing.left == 0
        finally:
            for each in (running, waiting):
                each.cancel()
            await asyncio.gather(running, waiting, return_exceptions=True)
