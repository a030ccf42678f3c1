from digest.deliveries.mail.session import Outcome, Patience, Session, State

__all__ = ["Outcome", "Patience", "Session", "State"]
