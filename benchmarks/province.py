"""What all provinces would take, reckoned: ``python -m benchmarks.province`` prints the tables of docs/scale.md.

Nothing is measured here. ``Measured`` holds figures of other benchmarks, ``Assumed`` sizes and prices that nobody
measured; put your own in, or say ``--core-hour 0.35 --gigabyte-year 1.2``.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, fields, replace

from benchmarks.report import table

_HOUR, _YEAR, _WEEKS = 3600, 365, 52
PROVINCES, CITIES, COUNTIES = 31, 333, 3_000
_OFFICES = PROVINCES + CITIES + COUNTIES


@dataclass(frozen=True, slots=True)
class Measured:
    """CPU and disk by measurement; each field says where."""

    read: float = 6.3e-3  # s an article, rooms 1 to 4: docs/scale.md, inline, 20,000 sources
    issue: float = 56.0  # s of the program and the server, an issue of 190 articles among a million: archive.md
    ask: float = 2.5e-3  # s an article read again, in the process that asks: benchmarks.faults_reread
    mail: float = 20e-3  # s a mail: docs/reliability.md
    keep: float = 1.0  # s that an issue holds the lock of writers: archive.md, keeping an issue on a quiet machine
    row: float = 18e3  # bytes an article of 815 characters in PostgreSQL with its search index: archive.md
    original: float = 60e3  # bytes a source as it comes, between 20 and 200 kB


@dataclass(frozen=True, slots=True)
class Assumed:
    """Sizes and prices as assumed in 2026; prices are no offers and no statistics."""

    articles: int = 10_000_000  # a year, of the whole country
    recipients: int = 20  # of an issue
    core_hour: float = 0.20  # yuan: a server of 8 cores for 20,000 yuan over five years is 0.06, and power, room, care
    gigabyte_year: float = 0.80  # yuan, with its copy
    asking: int = 6  # processes that ask at the same time when all is read again


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for field in fields(Assumed):
        default = getattr(Assumed(), field.name)
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=type(default), default=default)
    print("\n".join(tables(Measured(), replace(Assumed(), **vars(parser.parse_args())))))


def tables(measured: Measured, assumed: Assumed) -> tuple[str, ...]:
    """Return the tables of docs/scale.md."""
    return _assumptions(assumed), _work(measured, assumed), _places(measured, assumed), _disk(measured, assumed)


def _assumptions(assumed: Assumed) -> str:
    offices = f"{_OFFICES:,}: {PROVINCES} provinces, {CITIES} cities, {COUNTIES:,} counties"
    told = {
        "articles a year": f"{assumed.articles:,}",
        "offices, an issue a week each": offices,
        "recipients of an issue": f"{assumed.recipients}",
        "yuan a core and hour": f"{assumed.core_hour:.2f}",
        "yuan a gigabyte and year, with its copy": f"{assumed.gigabyte_year:.2f}",
    }
    return table(("assumed in 2026, not measured", "value"), list(told.items()))


def _work(measured: Measured, assumed: Assumed) -> str:
    issues = _OFFICES * _WEEKS
    steps = {
        "rooms 1 to 4": (measured.read, "an article", assumed.articles),
        "a weekly issue of 190 articles, four forms, kept": (measured.issue, "an issue", issues),
        "all of a year read again: the workers": (measured.read, "an article", assumed.articles),
        "… and where it is asked for": (measured.ask, "an article", assumed.articles),
        "mail": (measured.mail, "a mail", issues * assumed.recipients),
    }
    rows = [
        (name, f"{1000 * cost:.1f} ms {unit}" if cost < 1 else f"{cost:.0f} s {unit}", f"{cost * times / _HOUR:,.0f}")
        for name, (cost, unit, times) in steps.items()
    ]
    return table(("step", "CPU", "core-hours a year"), rows)


def _places(measured: Measured, assumed: Assumed) -> str:
    friday = _OFFICES * measured.issue / _HOUR
    again = assumed.articles * (measured.read + measured.ask) / _HOUR
    asked = assumed.articles * measured.ask / _HOUR / assumed.asking
    county = round(COUNTIES / PROVINCES)
    rows = [
        ("every county for itself, on a PC it has", "–", f"{_WEEKS} × {measured.issue / 60:.0f} min", "0"),
        (
            f"a province for its {county} counties, 8 cores with PostgreSQL",
            "8",
            f"{_WEEKS} × {county * measured.issue / 8 / 60:.0f} min",
            _yuan(8, assumed),
        ),
        (
            "one place for all: 16 cores make, 8 are PostgreSQL's",
            "24",
            f"{_WEEKS} × {friday / 16:.1f} h",
            _yuan(24, assumed),
        ),
        (
            f"a year read again, {assumed.asking} briefings asked for at a time",
            "24",
            f"{max(again / 24, asked):.1f} h",
            f"{again * assumed.core_hour:.0f}",
        ),
    ]
    return table(("where", "cores", "time", "yuan a year"), rows)


def _yuan(cores: int, assumed: Assumed) -> str:
    return f"{cores * 24 * _YEAR * assumed.core_hour:,.0f}"


def _disk(measured: Measured, assumed: Assumed) -> str:
    rows = []
    for name, size in {"database, PostgreSQL": measured.row, "originals": measured.original}.items():
        gigabytes = assumed.articles * size / 1e9
        rows.append(
            (name, f"{gigabytes:,.0f}", f"{gigabytes / PROVINCES:,.0f}", f"{gigabytes * assumed.gigabyte_year:,.0f}")
        )
    return table(("disk", "GB a year, all", "GB a year, a province", "yuan a year, all"), rows)


if __name__ == "__main__":
    main()
