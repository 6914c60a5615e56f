"""Which part of the work a process does: the schedule, the queue's jobs, and the platforms it listens on."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.errors import ConfigurationError

SCHEDULER, WORKER = "scheduler", "worker"


@dataclass(frozen=True, slots=True)
class Roles:
    """What one process does; several processes on one Postgres database share the roles as they like."""

    scheduler: bool
    worker: bool
    listening: tuple[str, ...]
    """Platforms whose members this process answers."""
    connected: tuple[str, ...]
    """Platforms it can post to: a worker posts to all that are served."""


def read_roles(asked: str | None, platforms: str, known: Sequence[str]) -> Roles:
    """Read the settings ATTACHE_ROLES and PLATFORMS; raises ConfigurationError for a name there is none of."""
    served = _split(platforms)
    for name in served:
        if name not in known:
            raise ConfigurationError(f"There is no platform {name!r}; PLATFORMS may name {', '.join(known)}.")
    if not served:
        raise ConfigurationError(f"PLATFORMS names none; it may name {', '.join(known)}.")
    if asked is None:
        return Roles(scheduler=True, worker=True, listening=served, connected=served)
    names, all_roles = _split(asked), (SCHEDULER, WORKER, *known)
    for name in names:
        if name not in all_roles:
            raise ConfigurationError(f"There is no role {name!r}; a process may be {', '.join(all_roles)}.")
    if not names:
        raise ConfigurationError(f"No role is named; a process may be {', '.join(all_roles)}.")
    listening = tuple(name for name in names if name in known)
    unserved = [name for name in listening if name not in served]
    if unserved:
        raise ConfigurationError(
            f"The roles name {' and '.join(unserved)}, which PLATFORMS leaves out: it names {', '.join(served)}; "
            "name every platform there, on every host."
        )
    worker = WORKER in names
    return Roles(SCHEDULER in names, worker, listening, served if worker else listening)


def check_alone(roles: Roles) -> None:
    """Raise ConfigurationError for roles that need other processes beside them, which one file cannot have."""
    missing = [name for name, taken in ((SCHEDULER, roles.scheduler), (WORKER, roles.worker)) if not taken]
    if missing:
        raise ConfigurationError(
            f"On SQLite one process does everything, and these roles leave out {' and '.join(missing)}, "
            "so that nothing would be posted; name no roles, or set DATABASE_URL to Postgres to share them."
        )


def _split(names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in names.split(",") if name.strip()))
