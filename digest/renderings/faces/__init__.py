from digest.renderings.faces.faces import Choice, absent, chosen, drawable

__all__ = ["Choice", "absent", "chosen", "drawable"]
