"""A paragraph whose last line was lost on the page is not glued to the next one."""

from digest import articles, pages
from digest.model import Fetched, Location

# Two paragraphs of a column 17 wide; the first lost its last line, the second begins two characters in.
PAGE = """青川县办起工匠课堂

近日,青川县总工会联合县职业中 学、县人力资源和社会保障局举行第一 期工匠课堂启动仪式暨劳模讲师团聘任

工匠课堂是青川县总工会与本县的 职业中学今年合办的一件实事,也是全 \
县产业工人队伍建设改革的重点工作之 一。讲师团由十二名劳模组成。

青川县总工会
"""


def test_a_paragraph_set_in_behind_one_cut_off_is_a_gap():
    (article,) = articles.segment(pages.parse(Fetched(Location("a.txt"), PAGE.encode()))).articles
    assert [paragraph.text[:5] for paragraph in article.paragraphs] == ["近日,青川", "工匠课堂是"]
    (gap,) = article.gaps
    assert article.body[: gap.offset].endswith("讲师团聘任")
    assert article.doubts
