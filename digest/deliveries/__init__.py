"""Room 7: renderings in, delivered through one channel.

A channel takes the renderings of one issue and a target, and returns one Delivery a rendering; it raises
DeliveryError where nothing more can be done. ``CHANNELS`` maps names to channels.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from digest.deliveries import command, folder
from digest.model import Delivery, Rendering

__all__ = ["CHANNELS", "deliver"]

Channel = Callable[[Sequence[Rendering], str], tuple[Delivery, ...]]

CHANNELS: dict[str, Channel] = {"folder": folder.write, "command": command.run}


def deliver(renderings: Sequence[Rendering], *, channel: str, target: str) -> tuple[Delivery, ...]:
    """Return what *channel* did with *renderings* at *target*; raise DeliveryError where it failed."""
    return CHANNELS[channel](renderings, target)
