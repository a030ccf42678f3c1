"""A scan is looked at in bands that together keep each of its rows, and none at a cut."""

import pytest

from digest.pages.bands import BAND, EDGE, bands


@pytest.mark.parametrize("height", [32, BAND, BAND + 32, 3136, 3456, 5600])
def test_every_row_is_kept_from_a_band_that_sees_what_stands_about_it(height):
    found = bands(height)
    kept = {}
    for top, first in found:
        kept |= dict.fromkeys(range(first, min(top + BAND, height)), top)
    assert sorted(kept) == list(range(height))
    for row, top in kept.items():
        assert top == 0 or row - top >= EDGE
        assert top + BAND >= height or top + BAND - row > EDGE or (top, 0) == found[-1]
