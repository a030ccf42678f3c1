from digest.renderings.word.document import packed
from digest.renderings.word.office import lacking

__all__ = ["lacking", "packed"]
