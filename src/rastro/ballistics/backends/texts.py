"""The sentences of backends."""

from rastro.canonical import register

register(
    {
        "ballistics.backend.unknown": "There is no backend “{name}”. Say numpy, torch, or torch with a device: torch:cuda.",
        "ballistics.backend.absent": "PyTorch is not installed. Install rastro with the extra “gpu”, or compare with numpy.",
        "ballistics.backend.device": "PyTorch cannot use the device “{device}” here. Say cpu, or one that is there.",
    }
)
