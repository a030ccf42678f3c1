from digest.issues.duplicates.compared import Judgements, key
from digest.issues.duplicates.grouping import DuplicateGroup, groups

__all__ = ["DuplicateGroup", "Judgements", "groups", "key"]
