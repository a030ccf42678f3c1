from digest.issues.duplicates.grouping import DuplicateGroup, Judgements, groups, key

__all__ = ["DuplicateGroup", "Judgements", "groups", "key"]
