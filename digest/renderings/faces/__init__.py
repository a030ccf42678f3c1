from digest.renderings.faces.faces import ChosenFace, absent, chosen, drawable

__all__ = ["ChosenFace", "absent", "chosen", "drawable"]
