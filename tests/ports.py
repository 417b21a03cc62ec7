"""Ports for servers that a test starts."""

import socket

# Bound and never listened on, for as long as the tests run: the system gives such a port to
# nobody who asks for any, while a server may listen on it by its number.
_held: list[socket.socket] = []


def free_port() -> int:
    """A port of this machine that nobody listens on, and that is given to nobody else."""
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    held.bind(("127.0.0.1", 0))
    _held.append(held)
    return int(held.getsockname()[1])
