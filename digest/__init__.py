"""Union Digest (工会简报): newspaper pages in, one briefing out."""

from digest.api import summarise

__all__ = ["summarise"]
__version__ = "0.3.0"
