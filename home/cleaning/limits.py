"""How much a process that cleans a file may take. What asks for more fails, and nothing but it."""

import resource

MEGABYTE = 1_000_000
BASE = 96 * MEGABYTE  # Python, the decoders' code, and what they need to read the head of a file
MOST = 700 * MEGABYTE
CPU_SECONDS = 40


def begin() -> None:
    """Bound memory, time and files of this process, before it has read anything."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (BASE, MOST))


def allow(memory: int) -> None:
    """Let this process have `memory` bytes beside its base, as the file's own head says it needs them."""
    resource.setrlimit(resource.RLIMIT_DATA, (min(BASE + memory, MOST), MOST))
