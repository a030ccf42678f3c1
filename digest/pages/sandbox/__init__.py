"""Sources that are not plain text are read in a process with limits; only lines of JSON come back from it."""
