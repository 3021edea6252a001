"""A hostile post road between two nodes: drops, cuts, doubles, shuffles and replays what it carries.

It stands where the receiver's address points, ends the sender's TLS with a certificate of its own that the
directory lists, and goes on to the receiver with the same certificate, which the receiver pins.
"""

import asyncio
import random
import ssl
import threading
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ACTS = {"pass": 8, "drop": 3, "cut": 2, "lose_answer": 3, "double": 3, "shuffle": 3, "replay": 3}
KEPT = 40


@dataclass
class HostileRoad:
    """One direction's proxy.

    Parameters
    ----------
    certificate, key
        Its own TLS identity (PEM files).
    target
        Port of the receiver's exchange listener on the loopback.
    target_certificate
        The receiver's certificate (PEM file).
    seed
        What it does is a function of the seed and of the order of requests.
    """

    certificate: Path
    key: Path
    target: int
    target_certificate: Path
    seed: int
    port: int = 0
    did: Counter = field(default_factory=Counter)

    def __post_init__(self):
        self._chance = random.Random(self.seed)
        self._earlier = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def start(self):
        """Listen; the port is known when this returns."""
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        return self

    def stop(self):
        """Close the road."""
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    async def _listen(self):
        inbound = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        inbound.minimum_version = ssl.TLSVersion.TLSv1_3
        inbound.load_cert_chain(self.certificate, self.key)
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, ssl=inbound)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _close(self):
        self._server.close()

    async def _serve(self, reader, writer):
        try:
            while request := await _message(reader):
                answer = await self._carry(request)
                if answer is None:
                    break
                writer.write(answer)
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError, ssl.SSLError):
            self.did["broken"] += 1
        finally:
            writer.close()

    async def _carry(self, request):
        """Carry one request as chance has it; None closes the sender's connection without an answer."""
        act = self._chance.choices(list(ACTS), list(ACTS.values()))[0]
        self.did[act] += 1
        if act == "drop":
            return None
        if act == "cut":
            await self._forward(request, cut=True)
            return None
        if act == "shuffle":
            request = self._shuffled(request)
        if act == "replay" and self._earlier:
            await self._forward(self._chance.choice(self._earlier))
        self._earlier = [*self._earlier[-KEPT:], request]
        answer = await self._forward(request)
        if act == "double":
            answer = await self._forward(request)
        return None if act == "lose_answer" else answer

    def _shuffled(self, request):
        head, _, body = request.partition(b"\r\n\r\n")
        lines = body.splitlines()
        self._chance.shuffle(lines)
        return head + b"\r\n\r\n" + b"\n".join(lines) + b"\n"

    async def _forward(self, request, *, cut=False):
        outbound = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        outbound.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        outbound.load_verify_locations(self.target_certificate)
        outbound.load_cert_chain(self.certificate, self.key)
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.target, ssl=outbound)
        except OSError:
            return None
        try:
            writer.write(request[: len(request) // 2] if cut else request)
            await writer.drain()
            return None if cut else await asyncio.wait_for(_message(reader), 30)
        except (OSError, asyncio.IncompleteReadError, TimeoutError):
            return None
        finally:
            writer.close()


async def _message(reader):
    """One HTTP/1.1 message whole, or nothing at the end of the connection."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    length, chunked = 0, False
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
        chunked = chunked or (name.lower() == b"transfer-encoding" and b"chunked" in value)
    if chunked:
        return head + await _chunks(reader)
    return head + await reader.readexactly(length)


async def _chunks(reader):
    read = b""
    while True:
        size = await reader.readline()
        read += size + await reader.readexactly(int(size, 16) + 2)
        if int(size, 16) == 0:
            return read
