from digest.issues.duplicates.grouping import Group, Judgements, groups, key

__all__ = ["Group", "Judgements", "groups", "key"]
