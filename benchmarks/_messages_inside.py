"""Inside the sending node: send messages from several threads, and wait for their receipts."""

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from rastro_node.demo.inside import Progress, serve_task

THREADS = 4


def send(task: dict[str, Any], _progress: Progress) -> dict[str, object]:
    """Send, wait, and say how it went."""
    count, rate = int(task["count"]), float(task["rate"])
    begun = time.monotonic()

    def one(number: int) -> object:
        if rate:
            time.sleep(max(0.0, begun + number / rate - time.monotonic()))
        return _send(number)

    with ThreadPoolExecutor(THREADS) as pool:
        ids = list(pool.map(one, range(count)))
    seconds = _wait_for_receipts(ids, begun)
    return _figures(ids, seconds)


def _send(number: int) -> object:
    from rastro.exchange import User
    from rastro_node.exchange.services import message_send

    message = message_send(
        to="XB",
        type_="ping",
        body={"number": number},
        user=User("node/XA", "node", "aal2"),
        purpose="exchange_test",
        legal_basis="CIFTA XIII",
    )
    return message.id


def _wait_for_receipts(ids: list[object], begun: float) -> float:
    from rastro_node.exchange.models import Acknowledgement

    while Acknowledgement.objects.filter(message__in=ids[-200:], accepted=True).count() < len(ids[-200:]):
        time.sleep(0.02)
    return time.monotonic() - begun


def _figures(ids: list[object], seconds: float) -> dict[str, object]:
    from rastro_node.exchange.models import Acknowledgement

    words = Acknowledgement.objects.filter(message__in=ids).select_related("message")
    waits = sorted((word.at - word.message.at).total_seconds() * 1000 for word in words)
    return {
        "sent": len(ids),
        "confirmed": len(waits),
        "seconds": round(seconds, 2),
        "per_second": round(len(ids) / seconds, 1),
        "p50_ms": round(waits[len(waits) // 2], 1),
        "p99_ms": round(waits[int(len(waits) * 0.99)], 1),
    }


if __name__ == "__main__":
    serve_task(send)
