"""The five subdistricts of the demo, one for each policy document. Real places; everything else is invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from liren.organisations.choices import PLANNED_KINDS
from liren.testing.area import SUBDISTRICT
from liren.testing.demo_town import District, Money

REASON = "按户数和难易程度分配"
HOME = District(
    code=SUBDISTRICT, name="新安江街道", officer="wu_li", corner=(119.26, 29.46), first=0, shift=0,
    firm="云岭物业服务部", bank="建德农商银行", school="建德市民政干部培训", filing="新街社备", pay="three_posts_18",
    money=(
        Money("office", "subdistrict", 90_000, -3_000, 15, REASON), Money("service", "subdistrict", 60_000, reason="按常住人口"),
        Money("self_governance", "subdistrict", 20_000, reason="特色自治项目补助"), Money("pay", "county", 520_000, reason="按专职人数"),
        Money("facilities", "county", 30_000, reason="大厅设备更新"),
    ),
    offices=(("service_centre", "公共服务中心"), ("party_organisation", "党工委"), ("working_group", "特别法人工作领导小组")),
    facilities=("service_centre", "health", "elder_care", "information_point", "fitness"),
    socials=("邻里互助社", "夕阳红合唱队"),
)  # fmt: skip
ZHONGSHAN = District(
    code="310117004", name="中山街道", officer="mo_ruozhu", corner=(121.22, 31.01), first=100, shift=1, road="茸梅路",
    scale=Decimal("1.4"), firm="茸南云杉物业", bank="松江云间银行", school="茸城社工学堂", filing="中山社备",
    elected_on=date(2024, 6, 1), schooling=("本科", "本科", "大专", "大专"),
    money=(
        Money("office", "subdistrict", 92_000, -3_000, 8, REASON), Money("service", "subdistrict", 75_000, reason="按实际人口"),
        Money("self_governance", "subdistrict", 15_000, 10_000, 2, "按自治项目评审结果"),
    ),
    offices=(("service_centre", "社区事务受理服务中心"),),
    facilities=("service_centre", "information_point", "culture", "elder_care"), socials=("楼组自治会", "睦邻书社", "绿芽志愿队"),
)  # fmt: skip
JIEFANGBEI = District(
    code="500103003", name="解放碑街道", officer="ran_qiuping", corner=(106.565, 29.548), first=200, shift=3, road="临江路",
    scale=Decimal("0.7"), firm="两江雾岭物业", bank="山城梯坎银行", school="渝中社区学院", filing="解街社备",
    elected_on=date(2022, 11, 1), schooling=("大专", "高中", "本科", "大专"),
    money=(
        Money("office", "subdistrict", 60_000, 2_000, 5, "按社区规模"), Money("service", "county", 80_000, reason="以事定费"),
        Money("facilities", "county", 45_000, reason="院落设施更新"),
    ),
    facilities=("service_centre", "police", "shops", "finance_post", "information_point"),
    socials=("坡上院落互助会", "棒棒志愿队", "老街茶话社"),
    offices=(("service_centre", "公共服务中心"), ("social_work_agency", "半坡社工服务社")),
    texts={"compound_rules": "院坝大家扫，水电有人查，吵架先找评理员。"},
)  # fmt: skip
BAOTUQUAN = District(
    code="370102003", name="趵突泉街道", officer="qi_yuanze", corner=(117.005, 36.645), first=300, shift=2, road="泺源路",
    scale=Decimal("0.8"), firm="泉涌居物业", bank="泺水合作银行", school="历下社区干部课堂", filing="趵街社备",
    elected_on=date(2023, 9, 1), schooling=("大专", "高中", "大专", "本科"),
    money=(
        Money("office", "subdistrict", 70_000, 4_000, 3, REASON), Money("pay", "county", 610_000, reason="按专职人数"),
        Money("party", "subdistrict", 20_000, 5_000, 4, "按党员人数"),
    ),
    facilities=tuple(PLANNED_KINDS), socials=("泉畔互助社", "曲山艺韵社", "银龄助医队", "小泉娃课堂", "护泉志愿队"),
    offices=(("service_centre", "社区服务中心"),),
    texts={"party_rules": "先议后定，重要事项先征求党员和居民意见，结果向大家说清楚。"},
)  # fmt: skip
DONGBA = District(
    code="510802001", name="东坝街道", officer="gou_yunshu", corner=(105.82, 32.43), first=400, shift=5, road="利州路",
    scale=Decimal("0.9"), firm="蜀门栈道物业", bank="利州梓潼银行", school="广元社工训练营", filing="东坝社备",
    elected_on=date(2025, 12, 1), schooling=("大专", "本科", "高中", "大专"), pay="three_posts_7",
    money=(
        Money("service", "county", 100_000, 5_000, 6, "活动和服务运转"), Money("pay", "county", 480_000, reason="干部基本报酬"),
        Money("facilities", "city", 60_000, reason="设施和信息化"), Money("office", "subdistrict", 50_000, reason=REASON),
    ),
    facilities=("service_centre", "health", "sport", "social_work_room", "information_point"), socials=("凤街文艺队", "栈道义工社"),
    offices=(("social_work_station", "社会工作站"), ("service_centre", "便民服务中心"), ("federation", "社会组织联合会")),
    texts={"red_black": "红榜先公示七日，黑榜先听证再公布，三个月到期撤下，未成年人不上榜。"},
    party_bodies=(("grid", "第一网格党支部"), ("compound", "小区党支部"), ("market", "农贸市场党支部")),
)  # fmt: skip
ELSEWHERE = (ZHONGSHAN, JIEFANGBEI, BAOTUQUAN, DONGBA)
