"""The cluster that ``--engine ray`` works on: the one that RAY_ADDRESS names, seen to answer, or a quiet one here.

Ray waits for minutes for an address where nobody answers, and writes to stderr meanwhile. So it is asked first, by a
process that can be ended.
"""

from __future__ import annotations

import math
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from aligner.errors import AlignerError

if TYPE_CHECKING:
    from types import ModuleType

ADDRESS: Final = "RAY_ADDRESS"
# Seconds for a connection, and for Ray's own health check, which takes 2 to 4 where all is well.
_CONNECTION: Final = 5.0
_HEALTH: Final = 20.0
# HOST:PORT of the head node; ray:// leads to a server of Ray Client.
_HOST_PORT = re.compile(r"(ray://)?(\[[\da-fA-F:]+\]|[^\s:/]+):(\d{1,5})")
_MEND: Final = (
    f"Set {ADDRESS} to HOST:PORT of the head node (`ray start --head` tells it), or unset it:"
    " then a cluster on this machine is begun."
)


@dataclass(frozen=True, slots=True)
class Share:
    """What of a cluster one actor has to itself. An actor is a reader and a worker of which one works at a time."""

    cpus: float = 1.0
    gpus: float = 0.0


def ray_module() -> ModuleType:
    """Ray with its data part.

    Raises:
        AlignerError: it is not installed.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    # What its C++ half writes to stderr is for its developers; what goes wrong comes as exceptions too.
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    # What becomes of actors is not for stdout.
    os.environ.setdefault("RAY_DEDUP_LOGS_SKIP_REGEX", ".")
    try:
        import ray
        import ray.data
    except ImportError:
        raise AlignerError(
            "Ray is not installed.", fix="Install it: pip install 'aligner[ray]'."
        ) from None
    module: ModuleType = ray
    return module


@contextmanager
def cluster(ray: ModuleType, size: int, share: Share) -> Iterator[None]:
    """A connection to a cluster that can hold an actor; ended if we began it. ``size`` is how many a cluster here has room for.

    Raises:
        AlignerError: there is none, it is too small, or Ray ends the work.
    """
    if ray.is_initialized():
        yield
        return
    try:
        with _signals_kept(), _hushed():
            _connect(ray, size, share)
        _refuse_too_small(ray.cluster_resources(), share)
        yield
    except ray.exceptions.RayError as error:
        raise AlignerError(
            f"Ray has ended the work: {_first_line(error)}",
            fix="Mend that and start the same command again: what is finished stays.",
        ) from error
    finally:
        ray.shutdown()


def refuse_silent(address: str) -> None:
    """Refuse an address that is none, or where no Ray cluster answers within half a minute. An empty one is this machine.

    Raises:
        AlignerError: it is so.
    """
    if address in {"", "auto", "local"}:
        return
    match = _HOST_PORT.fullmatch(address)
    if match is None or int(match[3]) not in range(1, 65536):
        raise AlignerError(f"{ADDRESS} is {address!r}, which is no address.", fix=_MEND)
    try:
        socket.create_connection((match[2].strip("[]"), int(match[3])), _CONNECTION).close()
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise AlignerError(
            f"Nobody answers at {address}, which {ADDRESS} names: {why}.", fix=_MEND
        ) from None
    if not match[1]:
        _refuse_unhealthy(address)


def _refuse_unhealthy(address: str) -> None:
    command = [sys.executable, "-m", "ray.scripts.scripts", "health-check", "--address", address]
    try:
        done = subprocess.run(  # noqa: S603 (Ray's own)
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_HEALTH, check=False
        )
    except subprocess.TimeoutExpired:
        why = f"what is there did not answer as Ray does within {_HEALTH:.0f} seconds"
    else:
        if not done.returncode:
            return
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason told"]
        why = f"its health check failed ({lines[-1].strip()})"
    raise AlignerError(f"No Ray cluster at {address}, which {ADDRESS} names: {why}.", fix=_MEND)


def _connect(ray: ModuleType, size: int, share: Share) -> None:
    # As many CPUs as the user asks for, whether they are there or not.
    here = {} if os.environ.get(ADDRESS) else {"num_cpus": math.ceil(size * share.cpus)}
    try:
        ray.init(
            include_dashboard=False if here else None,
            log_to_driver=False,
            logging_level="error",
            **here,
        )
    except (OSError, RuntimeError, ValueError, ImportError) as error:
        raise AlignerError(
            f"Ray cannot be reached or started: {_first_line(error)}", fix=_MEND
        ) from error


def _refuse_too_small(resources: dict[str, float], share: Share) -> None:
    """An actor that no node can ever hold would be waited for without end."""
    cpus, gpus = resources.get("CPU", 0), resources.get("GPU", 0)
    if cpus < share.cpus or gpus < share.gpus:
        raise AlignerError(
            f"The Ray cluster has {cpus:g} CPUs and {gpus:g} GPUs; an actor is to have {share.cpus:g} and {share.gpus:g}.",
            fix="Ask for less (--actor-cpus, --actor-gpus), or add nodes.",
        )


@contextmanager
def _signals_kept() -> Iterator[None]:
    """Ray takes SIGTERM for itself and ends the process with a trace; our way of ending is kept."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _hushed() -> Iterator[None]:
    """Ray says on stderr that it was told to say nothing there."""
    kept = os.dup(2)
    try:
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 (no path)
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
