"""The sentences of spread work."""

from rastro.canonical import register

register(
    {
        "ballistics.crew.address": "{address} is no address of a Dask scheduler. Write tcp://HOST:PORT or tls://HOST:PORT.",
        "ballistics.crew.certificates": "{address} wants certificates. Say where they lie with DASK_DISTRIBUTED__COMM__TLS__CA_FILE, __CLIENT__CERT and __CLIENT__KEY.",
        "ballistics.crew.extra": "Work on a Dask cluster needs the package distributed: install rastro[cluster].",
        "ballistics.crew.unreachable": "No Dask scheduler answers at {address}. Start one, or check the address.",
        "ballistics.crew.idle": "The scheduler at {address} has no workers. Start some: dask worker {address}",
        "ballistics.crew.killed": "Piece {number} of the work killed {times} workers, one after the other. They may lack memory, or an input may be damaged.",
        "ballistics.crew.lost": "The scheduler at {address} was lost in the middle of the work. Start it again and repeat the command.",
    }
)
