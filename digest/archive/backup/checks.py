"""Is the archive whole? Hashes, numbers without gap or double, ledger sums, files in the output folder."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from digest.archive import ledgers
from digest.archive.archive import Archive
from digest.archive.records.kept import Kept
from digest.archive.records.numbers import in_chinese
from digest.errors import ArchiveError, trouble
from digest.model import Rendering


def problems(
    archive: Archive,
    out: Path | None = None,
    *,
    done: int = 0,
    walk: Callable[[Sequence[Kept]], Iterable[Kept]] = iter,
) -> tuple[str, ...]:
    """Return, in Chinese, all that is wrong with *archive*, and with its files in the folder *out* if given.

    The first *done* issues were found right before, with all that is looked at before any of them; *walk* gives the
    others one by one, and may tell how far it is.
    """
    kept = archive.kept()
    left = kept[done:]
    names = archive.file_names() if out else {}
    # not one file of theirs is there: as after an import into a new folder
    unwritten = [k for k in kept if out and k.id in names and not any((out / name).exists() for name in names[k.id])]
    elsewhere = {each.id for each in unwritten}
    with archive.lasting() as held:
        return (
            *(() if done else archive.damages()),
            *_gaps(kept),
            *(found for each in walk(left) for found in _wrong_with(held, each, None if each.id in elsewhere else out)),
            *(_to_be_written(unwritten, out) if out and unwritten else ()),
        )


def _gaps(kept: Sequence[Kept]) -> Iterator[str]:
    """Give gaps and doubles in the numbers; the first year of a series may begin anywhere, later ones with 1."""
    series: dict[tuple[str, str], list[Kept]] = defaultdict(list)
    for each in kept:
        series[each.briefing, each.number.series].append(each)
    for (briefing, _), all_of_it in sorted(series.items()):
        yield from (
            f"{briefing} 总第 {serial} 期{why}" for serial, why in _breaks([k.number.serial for k in all_of_it])
        )
        first_year = min(each.number.year for each in all_of_it)
        for year in sorted({each.number.year for each in all_of_it}):
            found = [each.number.number for each in all_of_it if each.number.year == year]
            begun = found if year == first_year else [0, *found]
            yield from (f"{briefing} {year}年第 {number} 期{why}" for number, why in _breaks(begun))


def _breaks(found: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Give the numbers between the least and the greatest of *found* that do not stand there exactly once."""
    counts = Counter(found)
    for number in range(min(counts), max(counts) + 1):
        if counts[number] != 1:
            yield number, "重号" if counts[number] else "缺号"


def _wrong_with(archive: Archive, kept: Kept, out: Path | None) -> Iterator[str]:
    name = in_chinese(kept.number)
    try:
        issue = archive.issue(kept)
        yield from (f"{name}：{problem}" for problem in ledgers.problems(issue))
        renderings = archive.renderings(kept)
    except ArchiveError as error:
        yield f"{name}：{error}"
        return
    if out:
        found = [*_find_changed(renderings, out), *(ledgers.find_differing(issue, out) if renderings else ())]
        yield from (f"{name}：{problem}（可用 digest render 重出）" for problem in found)


def _to_be_written(unwritten: Sequence[Kept], out: Path) -> Iterator[str]:
    """Give one line for all issues *unwritten*, with what to do."""
    first = unwritten[0]
    span = in_chinese(first.number)
    if len(unwritten) > 1:
        span += f"至{in_chinese(unwritten[-1].number)}共 {len(unwritten)} 期"
    example = f"digest render {first.number.stem(first.briefing)} --out {out}"
    yield f"{span}的文件都不在 {out} 里（刚导入或换了文件夹就会这样，内容都在档案里；可逐期写出，如 {example}）"


def _find_changed(renderings: Sequence[Rendering], out: Path) -> Iterator[str]:
    for rendering in renderings:
        path = out / rendering.name
        try:
            if path.read_bytes() != rendering.content:
                yield f"{path} 与存档的不一致"
        except FileNotFoundError:
            yield f"{path} 不见了"
        except OSError as error:
            yield f"{path} 读不出来：{trouble(error)}"
