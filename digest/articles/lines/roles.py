"""Room 2: what a line can be, and by what that was told; the words for people are in `explanation`."""

from typing import Literal

# What a line is; empty while it has still to be weighed as headline against body.
Role = Literal["", "heading", "crosshead", "body", "signature", "byline", "source", "credit", "caption", "furniture"]
Reason = Literal[
    "",  # the role is open
    "preset",  # the file's own format tells it
    "cut_out",  # it was cut out of a longer line
    "signing_body",
    "signing_names",
    "signing_place",  # it stands where signatures do
    "label",  # a short line that no text takes up
    "source",
    "byline",
    "answered",  # who wrote the letter above; below stands the answer to him
    "caption",
    "sentence",
    "wrapped",  # a column's line end made it look like furniture or a signature
    "weighed",  # as headline against body
    "reread",  # weighed, and read otherwise in its column
    "entry",  # of a list that the text above announces
    "item",  # the first line of an item in a row of them
    "masthead",
    "listed",  # the list of contents names it
    "link",
    "box",
    "intruder",  # a foreign line inside a sentence
    "repeated",
    "repeated_title",
    "quoted",  # words pulled out of the text and printed once more
    "hand",  # a person said so
]
