"""A report as pages copied from sites, papers and apps print it, and what room 2 makes of such a page."""

from __future__ import annotations

from digest.articles import segment
from digest.model import Article, Segmented
from tests.articles.simulator import page_of

HEADLINE = "石桥区总工会给修路工送凉茶"
FIRST = "7月9日，石桥区总工会把凉茶送到滨河路工地，两百名修路工每天都能喝上一碗。"
LAST = "据统计，入夏以来石桥区各级工会已走访工地40个，送出防暑物资总价值13万元。"


def read(*lines: str) -> Segmented:
    """Return what room 2 makes of a page of *lines*, each a paragraph."""
    return segment([page_of("\n\n".join(lines))])


def only(*lines: str) -> Article:
    """Return the one article of a page of *lines*."""
    (article,) = read(*lines).articles
    return article
