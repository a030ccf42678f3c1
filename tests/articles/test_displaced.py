"""Lines set apart from their paragraph go back into it; calm neighbours of mixed columns stay as they are."""

from __future__ import annotations

from digest.articles import segment
from tests.articles.simulator import page_of

DISPLACED = """建功新时代 展职工风采
近日,由市总工会主办的职工才艺展示活动在市工人文化宫举行。
会议强调,要认真学习领会,让党的创新理
城北区总工会学习会议精神
近日,城北区总工会召开专题学习会,研究部署全区工会系统学习宣传贯彻工作。
论走进车间、走进班组、走进职工心里。各级工会要把学习同当前工作结合起来。
要切实履职尽责,维护好职工的合法权益。
城北区总工会
"""

MIXED = """城东区总工会为户外职工送清凉
7月5日上午,城东区总工会到环卫站
医院工会举办急救技能比赛
看望一线环卫工人,送去毛巾、凉茶和
7月8日,市人民医院工会举办急救技
防暑药品,并叮嘱大家错开高温时段作
能比赛,来自12个科室的36名护士同
台竞技,比的是心肺复苏和气管插管的
业,劳逸结合。今年全区计划慰问户外
职工3000人次。
速度与准确。获得前三名的选手将代表
医院参加全市比赛。

港口公司工会组织职工体检
9月2日起,港口公司工会分批组织职
工到市第一医院体检,费用由工会承担。
体检结果将录入职工健康档案,并安排
医生到班组讲解。
"""

# Read across its columns, with lines displaced: the moves empty a column of one line before all are done.
EMPTIED = """环卫工人领到书香卡
卫工人领到了书香卡，凭卡可在十
四家书店免费借书。
家住棚户区的孙秀英挑了一本菜谱
和一本童话，说菜谱给自己，童话
暑期托管班里笑声多
念给孙女听。
此次活动由榆阳新城总工会发起，
书店让利部分由爱心企业补足。
7月10日，湖口区职工子女暑期托管
榆阳新城总工会
班开班，八十名孩子在工人文化宫开始
了假期生活。
托管班开设游泳、书法、编程等课程，
由退休教师和大学生志愿者授课，午餐
4月22日，榆阳新城的二百名环
费由区总工会补贴一半。
双职工家长付云说，以前一放假就犯愁，
如今早上送、傍晚接，上班心里踏实。
湖口区总
"""


def test_a_column_emptied_by_moves_stops_no_page() -> None:
    articles = segment([page_of(EMPTIED)]).articles
    assert "4月22日，榆阳新城的二百名环卫工人领到了书香卡" in "".join(article.body for article in articles)


def test_a_line_set_apart_goes_back_where_it_reads_on() -> None:
    bodies = [article.body for article in segment([page_of(DISPLACED)]).articles]
    assert len(bodies) == 2
    assert "创新理" not in bodies[0]
    assert "让党的创新理论走进车间" in bodies[1]


def test_two_mixed_reports_come_apart_and_the_calm_one_beside_them_stays() -> None:
    articles = segment([page_of(MIXED)]).articles
    assert {article.headline: article.body.replace("\n", "") for article in articles} == {
        "城东区总工会为户外职工送清凉": "7月5日上午,城东区总工会到环卫站看望一线环卫工人,送去毛巾、凉茶和防暑药品,"
        "并叮嘱大家错开高温时段作业,劳逸结合。今年全区计划慰问户外职工3000人次。",
        "医院工会举办急救技能比赛": "7月8日,市人民医院工会举办急救技能比赛,来自12个科室的36名护士同台竞技,比的是心肺"
        "复苏和气管插管的速度与准确。获得前三名的选手将代表医院参加全市比赛。",
        "港口公司工会组织职工体检": "9月2日起,港口公司工会分批组织职工到市第一医院体检,费用由工会承担。体检结果将录入"
        "职工健康档案,并安排医生到班组讲解。",
    }
    calm = next(article for article in articles if article.headline.startswith("港口"))
    offsets = [piece.offset for paragraph in calm.paragraphs for piece in paragraph.pieces]
    assert offsets == sorted(offsets)
