from digest.config.briefing import database, load

__all__ = ["database", "load"]
