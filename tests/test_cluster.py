"""A real scheduler and real workers, each a process: the same results as here, whoever dies on the way."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from benchmarks.papers import write_sources
from digest import bulk, pipeline
from digest.errors import DigestError
from digest.model import Briefing, Location
from tests.mail.peers import certificates

pytest.importorskip("distributed", reason="Dask is not installed: pip install 'union-digest[dask]'")

BRIEFING = Briefing("cluster", "", "", (), max_chars=None)
ENVIRONMENT = {**os.environ, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}


@dataclass
class Cluster:
    """A scheduler at *address*, and its workers."""

    address: str
    folder: Path
    options: tuple[str, ...] = ()
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def add_worker(self) -> None:
        """Start a worker of one thread; a nanny beside it starts another where it dies."""
        name = str(len(self.workers))
        options = ["--nthreads", "1", "--no-dashboard", "--local-directory", str(self.folder), "--name", name]
        address = f"{'tls' if self.options else 'tcp'}://{self.address}"
        self.workers.append(_start("worker", self.folder / f"{name}.log", address, *options, *self.options))


def _start(what: str, log: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "distributed.cli.dask_" + what, *options]
    with log.open("wb") as stream:
        return subprocess.Popen(command, env=ENVIRONMENT, start_new_session=True, stdout=stream, stderr=stream)


@contextmanager
def running(folder: Path, workers: int, *options: str) -> Iterator[Cluster]:
    """Run a scheduler on a free port with so many workers, all with TLS *options*; all are ended afterwards."""
    log = folder / "scheduler.log"
    scheduler = _start("scheduler", log, *options, "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    cluster = Cluster("", folder, options)
    try:
        given_up = time.monotonic() + 60
        while (
            not (found := re.search(r"Scheduler at: +t(?:cp|ls)://(\S+)", log.read_text()))
            and time.monotonic() < given_up
        ):
            time.sleep(0.1)
        assert found, log.read_text()
        cluster.address = found[1]
        for _ in range(workers):
            cluster.add_worker()
        yield cluster
    finally:
        for process in (*cluster.workers, scheduler):
            os.killpg(process.pid, signal.SIGTERM)
        for process in (*cluster.workers, scheduler):
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with running(tmp_path_factory.mktemp("dask"), 2) as found:
        yield found


@pytest.fixture(scope="module")
def locations(tmp_path_factory: pytest.TempPathFactory) -> list[Location]:
    return [Location(str(file)) for file in write_sources(tmp_path_factory.mktemp("papers"), 60)]


def test_a_cluster_reads_the_same_in_the_same_order(cluster: Cluster, locations: list[Location]) -> None:
    with bulk.executor(f"dask://{cluster.address}") as executor:
        assert bulk.is_remote(executor)
        read = [*pipeline.read_locations(locations, BRIEFING, executor)]
    with bulk.executor("inline") as executor:
        assert read == [*pipeline.read_locations(locations, BRIEFING, executor)]


def slowly(value: int, folder: str) -> int:
    (Path(folder) / str(value)).touch()
    time.sleep(0.05)
    return value * value


def test_a_worker_that_is_killed_in_the_middle_costs_nothing(cluster: Cluster, tmp_path: Path) -> None:
    with bulk.executor(f"dask://{cluster.address}") as executor:
        results = bulk.in_order(executor, partial(slowly, folder=str(tmp_path)), range(120), chunk=5)
        found = [next(results) for _ in range(20)]
        os.kill(executor.submit(os.getpid).result(), signal.SIGKILL)
        found += results
    assert found == [value * value for value in range(120)]


def die_of(value: int) -> int:
    if value == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return value


def test_what_workers_die_of_is_given_up_alone(cluster: Cluster) -> None:
    with bulk.executor(f"dask://{cluster.address}") as executor:
        found = list(bulk.in_order(executor, die_of, range(12), lost=lambda value: -value, chunk=4))
    assert found == [-value if value == 7 else value for value in range(12)]


def test_workers_of_our_own_need_no_scheduler_and_may_die(tmp_path: Path) -> None:
    with bulk.executor("dask") as executor:
        results = bulk.in_order(executor, partial(slowly, folder=str(tmp_path)), range(60), chunk=5)
        found = [next(results)]
        os.kill(executor.submit(os.getpid).result(), signal.SIGKILL)
        found += results
    assert found == [value * value for value in range(60)]


def test_a_scheduler_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.cluster._PATIENCE", 1.0)
    with pytest.raises(DigestError, match=re.escape("连不上 Dask（tcp://127.0.0.1:9）")):
        bulk.executor("dask://127.0.0.1:9")


def test_an_encrypted_cluster_lets_in_who_has_a_certificate_of_its_authority(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import dask

    monkeypatch.setattr("digest.cluster._PATIENCE", 20.0)
    certificates(tmp_path)
    ca, cert, key = (str(tmp_path / name) for name in ("authority.pem", "server.pem", "server.key"))
    tls = ("--tls-ca-file", ca, "--tls-cert", cert, "--tls-key", key)
    names = {"ca-file": ca, "client.cert": cert, "client.key": key}
    own = {f"distributed.comm.tls.{name}": file for name, file in names.items()}
    with running(tmp_path, 1, *tls) as cluster:
        with dask.config.set(own), bulk.executor(f"dask+tls://{cluster.address}") as executor:
            assert list(bulk.in_order(executor, abs, [-1, -2, -3])) == [1, 2, 3]
        monkeypatch.setattr("digest.cluster._PATIENCE", 1.0)
        with pytest.raises(DigestError, match="连不上 Dask"):
            bulk.executor(f"dask://{cluster.address}")


@pytest.mark.parametrize("name", ["dask:", "dask://", "dask:4", "dask+tls"])
def test_an_address_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(DigestError, match="不认识的运行方式"):
        bulk.executor(name)
