from digest.renderings.word.document import package

__all__ = ["package"]
