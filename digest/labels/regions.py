"""Room 4, second half: an article in, the regions it belongs to out, with their evidence."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest.expressions import expression
from digest.labels import actors, meanings
from digest.labels.actors import NATION
from digest.labels.gazetteer import Path
from digest.labels.meanings import Assigned, PageTotals
from digest.labels.places import Mention
from digest.labels.ranking import MOST, Ranking, find_on_page, weigh_levels
from digest.labels.receivers import find_receivers, is_nested
from digest.labels.scan import Scan
from digest.labels.surroundings import NAMESAKES
from digest.labels.unnamed import OURS, is_unnamed
from digest.labels.vocabulary import Vocabulary
from digest.labels.wide import apart, is_wide
from digest.model import Evidence, Labelled, Region

_NEAR = 0.8
# A place of less is hardly told: a street far down (凌云路), where a speaker came from (武汉市, .3). Of 142 rows of the
# development corpus and 189 real reports none that is right has less than .5.
_FAINT = 0.4
_WEAK = 1.0  # a place of less does not stand for a union whose name several places bear (half of one in the opening)
_NATIONAL = 2.0  # one national union in the lead (tried 1.5-2.5)
_NATIONAL_ALONE = 0.7  # 国家, 我国 in the lead, where no place is named up to there (tried 0.5-1)
# 全国五一劳动奖章, 全国首家: a rank that one has, no news of the whole nation; who awards it is told otherwise.
_RANK = expression(
    r"(?:(?<=[获被])|(?<=获[得评])|(?<=入选)|(?<=跻身))(?:中华)?全国|全国(?:首|第一|唯一|[^，。；的]{0,12}?(?:劳模|劳动模范|模范|奖[章状]|先锋号|先进|优秀|示范|最美|标兵|称号|[一二三]等奖))"
    r"(?![^，。；]{0,12}?(?:表彰|大会|名单|评选|揭晓|公布|推荐))"
)
# 庆祝中华全国总工会成立100周年: why it is done.
_FEASTS = ("庆祝", "纪念", "迎接")
_SEAT = "北京市"  # what the national unions do, they do there: no place of its own
_SHOWN = 4  # pieces of evidence a label: more is not read
_ACTS = 10.0  # who acts decides whatever else is named
_CHOICES = 8  # places of one name that are listed; 市中区 and 城关区 have as many
_DEPTH = 3  # names in a path: province, prefecture, county or zone
# A body that signs with a place no table knows: the page's place is not its place. 高新区 is any city's.
_UNKNOWN = expression(r"(?!高新|经开|开发|工业)[\u4e00-\u9fff]{2,7}(?:市|区|县|州|盟|旗|镇|乡|街道)(?:总工会|工会)")


@dataclass(frozen=True, eq=False)
class _Weighed:
    """The places of an article: every name with what it means, what counts wherever others do, the ranking.

    *inferred* are those told by whose page it is, where the article names none.
    """

    found: Scan
    named: Sequence[Mention]
    assigned: Sequence[Assigned]
    proper: Sequence[Assigned]
    ranked: Sequence[tuple[Path, float]]
    inferred: Sequence[tuple[Path, float]]

    @functools.cached_property
    def paths(self) -> list[Path]:
        """Return the places by weight, with 全国 where it ranks."""
        return _add_nation([path for path, _ in self.ranked], self.assigned, self.found)


def regions_of(
    found: Scan, named: Sequence[Mention], vocabulary: Vocabulary, home: tuple[str, ...], page: PageTotals
) -> Labelled[Region]:
    """Return the regions of the article *found*, which names the places *named*, main one first; empty if none.

    *page* decides what an ambiguous name means, *home* ties only.
    """
    weighed = _weigh(found, named, vocabulary, home, page)
    acting = _find_acting(weighed, vocabulary.gazetteer.codes)
    paths = _add_served(_order_paths(weighed, acting), weighed, is_sure=bool(acting))
    labels = _make_labels(paths, weighed.assigned, vocabulary)
    choices = () if acting else tuple(_list_choices(weighed))
    if (choices and _is_weak(paths, weighed)) or (not labels and (choices or is_unnamed(found))):
        return Labelled((), choices, doubtful=True)
    doubtful = bool(choices) or _is_doubtful(paths, weighed, is_sure=bool(acting))
    ranked = weighed.ranked
    runner_up = _make_region(ranked[1][0], weighed.assigned, vocabulary) if len(ranked) > 1 else None
    evidence = (*_show_evidence(found, weighed.assigned, paths, acting), *_show_house(page, weighed.inferred))
    return Labelled(tuple(labels), evidence, runner_up, doubtful)


def _weigh(
    found: Scan, named: Sequence[Mention], vocabulary: Vocabulary, home: tuple[str, ...], page: PageTotals
) -> _Weighed:
    """Return what the names mean and how the places rank; where none is named, the page's."""
    levels = weigh_levels(found)
    assigned = meanings.assign(named, vocabulary, home, page, levels)
    proper = [(mention, path) for mention, path in assigned if not _stands_back(mention, found)]
    ranking = Ranking(found, levels, home, vocabulary.gazetteer.codes)
    ranked = ranking.rank(proper) or ranking.rank(assigned)
    inferred: list[tuple[Path, float]] = []
    if not ranked and levels and not _UNKNOWN.fullmatch(found.article.contributor):
        ranked = find_on_page(levels, page.sums)
        inferred = [] if ranked else find_on_page(levels, page.house.sums)
    return _Weighed(found, named, assigned, proper, ranked or inferred, inferred)


def _find_acting(weighed: _Weighed, codes: Mapping[Path, str]) -> tuple[Path, ...]:
    """Return the places that who acts tells, main one first; empty where it does not."""
    found, proper = weighed.found, weighed.proper
    acting = actors.places_of(found.act, proper, found, codes)
    if found.act.kind == "body" and weighed.paths[:1] != [NATION] and not _is_headed(acting, proper, found):
        acting = ()  # a firm's name may be of elsewhere: 江苏油田
    if not acting and (found.hero.end or not found.told.actors):
        acting = actors.places_of(found.deed, proper, found, codes)
        if acting == (NATION,) and any(mention.start < found.opening and not mention.loose for mention, _ in proper):
            acting = ()  # what a medal is, behind a report of who received it
    return () if acting[:1] == (NATION,) and OURS.search(found.text, 0, found.opening) else acting


def _order_paths(weighed: _Weighed, acting: Sequence[Path]) -> list[Path]:
    """Return the places of *acting* before those that weigh; none of what many provinces do together."""
    if acting:
        lessons = actors.find_lessons(weighed.found.act, weighed.proper)
        return _put_first(acting, [path for path in weighed.paths if path not in lessons], weighed.proper)
    return apart(weighed.paths, weighed.assigned) if is_wide(weighed.found) else weighed.paths


def _add_served(paths: Sequence[Path], weighed: _Weighed, *, is_sure: bool) -> list[Path]:
    """Return *paths* with whom the first of them gives to as the second; who gives first, but where it *is_sure*."""
    if not paths or paths[0] == NATION:
        return list(paths)
    main, *others = paths
    found, proper = weighed.found, weighed.proper
    if not is_sure and others and main in find_receivers(others[0], proper, found):  # it receives, the other gives
        main, others[0] = others[0], main
    served = find_receivers(main, proper, found)
    return [main, *(path for path in served if not any(is_nested(path, told) for told in others)), *others][:MOST]


def _make_labels(paths: Sequence[Path], assigned: Sequence[Assigned], vocabulary: Vocabulary) -> list[Region]:
    """Return *paths* as regions; of two names of one town (三师四十四团, 四十四团) the first."""
    labels: list[Region] = []
    for path in paths:
        region = _make_region(path, assigned, vocabulary)
        alike = (known.town for known in labels if known.path == region.path)
        if not any(town.endswith(region.town) or region.town.endswith(town) for town in alike):
            labels.append(region)
    return labels


def _is_weak(paths: Sequence[Path], weighed: _Weighed) -> bool:
    """Return whether no place beside an unclear union tells more than an origin (宁波籍) or a namesake (龙井村)."""
    faint = all(weight < _WEAK for _, weight in weighed.ranked)
    return faint or _is_borne(paths, weighed)


def _is_borne(paths: Sequence[Path], weighed: _Weighed) -> bool:
    """Return whether all names of the first place are borne by something that may be anywhere."""
    own = [mention for mention, path in weighed.assigned if paths and is_nested(path, paths[0])]
    return bool(own) and all(mention.bearer in NAMESAKES for mention in own)


def _is_doubtful(paths: Sequence[Path], weighed: _Weighed, *, is_sure: bool) -> bool:
    """Return whether another place weighs nearly as much, or only what bears its name tells the first place."""
    first, second = (*(weight for _, weight in weighed.ranked[:2]), 0.0, 0.0)[:2]
    is_close = second > _NEAR * first or first < _FAINT
    leads = bool(weighed.ranked) and list(paths[:1]) == [weighed.ranked[0][0]]
    return _is_borne(paths, weighed) or (not is_sure and leads and is_close)


def _is_headed(acting: Sequence[Path], assigned: Sequence[Assigned], found: Scan) -> bool:
    """Return whether the headline names the place of who acts, too, and no union of elsewhere has a part in it."""
    home = acting[:1]
    others = any(mention.union and not is_nested(path, home[0]) for mention, path in assigned) if home else True
    return not others and any(mention.start < found.body and path in home for mention, path in assigned)


def _stands_back(mention: Mention, found: Scan) -> bool:
    """Return whether a name counts only where there is no other: 申城, a university whose own people do not act.

    A union, and who acts, bears such a name rightly: 锡市总工会, 鞍钢集团工会.
    """
    if mention.name.kind == "nickname":
        if mention.name.is_hosts_word:  # 来沪考察: whose hosts tell
            return False
        actors = (*found.act.actors, *found.headed.actors)
        return not mention.union and not any(span.holds(mention.start, mention.end) for span in actors)
    return mention.name.kind == "seat" and mention.loose


def _list_choices(weighed: _Weighed) -> Iterable[Evidence]:
    """Yield the places that a union's name can mean where nothing tells which (朝阳区总工会)."""
    found, known = weighed.found, {mention.start for mention, _ in weighed.assigned}
    for mention in weighed.named:
        unclear = mention.start not in known and len(mention.paths) > 1
        if unclear and mention.union and mention.start < found.lead:
            for path in mention.paths[:_CHOICES]:
                yield found.make_evidence("/".join(path), mention.start, mention.end, 0.0)
            return


def _put_first(acting: Sequence[Path], weighed: Sequence[Path], assigned: Sequence[Assigned]) -> list[Path]:
    """Return the places that act, then of those *weighed* what a union bears or a venue, a county."""
    paths = list(dict.fromkeys(acting))
    # 晋江市|罗山总工会: a street of that city bears the name, no 罗山县 of elsewhere
    ends = {mention.end: path for mention, path in assigned}
    for path in weighed:
        own = [mention for mention, meant in assigned if meant == path]
        own = [mention for mention in own if is_nested(path, ends.get(mention.start, path))]
        if any(mention.union or mention.venue for mention in own):
            related = any(path[: len(told)] == told or told[: len(path)] == path for told in paths)
            if not related or (path[:1] == paths[0] and len(path) > 1 and not any(len(told) > 1 for told in paths)):
                paths.append(path)
        elif path[:1] == paths[0] and len(path) > 1 and not any(len(told) > 1 for told in paths):
            paths.append(path)
    return paths[:MOST]


def _add_nation(paths: list[Path], assigned: Sequence[Assigned], found: Scan) -> list[Path]:
    """Return *paths* with 全国 in front or nowhere: it comes first where no place carries the story."""
    nation, reach = 0.0, 0  # what speaks for the national level: full in headline and lead, little behind
    for start, end, weight in found.nations:
        if start < reach:
            continue
        reach = end
        feast = found.text.startswith("成立", end) and found.text.endswith(_FEASTS, 0, start)
        if not feast and not _RANK.match(found.text, start):
            nation += weight * (
                1.5 if start < found.body else 1.0 if start < found.opening else 0.6 if start < found.lead else 0.2
            )
    if OURS.search(found.text, 0, found.opening) or (not paths and is_unnamed(found)):  # 我省31人获全国五一劳动奖章
        return paths
    if not paths:
        return [NATION] if nation >= _NATIONAL_ALONE else []
    own = [mention for mention, path in assigned if path[:1] == paths[0][:1]]
    if nation >= _NATIONAL_ALONE and not any(mention.start < found.lead for mention in own):
        return [NATION]
    if nation < _NATIONAL or not any(start < found.lead and weight >= _NATIONAL for start, _, weight in found.nations):
        return paths
    if paths[0][0] == _SEAT and not any(mention.union or mention.start < found.body for mention in own):
        return [NATION, *paths[1:]]
    placed = any(mention.start < found.opening and mention.weight >= 1 for mention in own)
    return paths if placed else [NATION, *paths]


def _make_region(path: Path, assigned: Sequence[Assigned], vocabulary: Vocabulary) -> Region:
    """Return *path* as a region of at most three names down to county or zone, the town apart."""
    codes = vocabulary.gazetteer.codes
    former = next(
        (mention.name.text for mention, meant in assigned if mention.name.kind == "former" and meant == path), ""
    )
    if path == NATION or path in codes:
        return Region(path, codes.get(path, ""), "", former)
    above = path[:-1]
    zone = any(mention.name.kind == "zone" for mention, meant in assigned if meant == path)
    if zone and len(path) <= _DEPTH:
        return Region(path)
    return Region(above, codes.get(above, ""), path[-1])


def _show_house(page: PageTotals, inferred: Sequence[tuple[Path, float]]) -> Iterable[Evidence]:
    """Yield what tells whose page it is, by which the place of an article is told that names none."""
    for path, weight in inferred:
        words = page.house.words
        yield Evidence("/".join(path), words, "publication", 0, len(words), round(weight, 2))


def _show_evidence(
    found: Scan, assigned: Sequence[Assigned], paths: Sequence[Path], acting: Sequence[Path]
) -> Iterable[Evidence]:
    """Yield who acts, where it is by that the regions are chosen, then of every path the names that weigh most."""
    for path, span in zip(acting[:1], found.act.actors[:1], strict=False):
        yield found.make_evidence("/".join(path), span.start, span.end, _ACTS)
    for path in paths:
        label, length = "/".join(path), len(path)
        own = [(-mention.weight, mention.start, mention.end) for mention, meant in assigned if meant[:length] == path]
        for weight, start, end in sorted(own)[:_SHOWN]:
            yield found.make_evidence(label, start, end, -weight)
