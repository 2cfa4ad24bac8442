"""The demo town's families: invented people in invented homes, the same at every run.

Nobody real can be hit: identity numbers carry county code 999999, which was never issued, and phones begin
with 1990000, in the order of counting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from liren.kernel.identity import check_character

HEADERS = (
    "序号", "户主姓名", "姓名", "与户主关系", "公民身份号码", "性别", "民族", "现住址", "联系电话", "人户状态", "户籍地址", "文化程度",
    "政治面貌", "婚姻状况", "工作单位", "网格", "独居", "残疾", "低保", "退役军人", "党员", "高龄津贴", "志愿者", "备注",
)  # fmt: skip
SURNAMES = "汪邵洪叶余方徐蒋陆何吴童潘盛戴赖裘倪俞姜翁毛许章詹程郑胡钱宋"
FIRST = "桂阿长卫海雅国春文晓建美玉水志秀金根兰素云惠宝凤荷松柏青竹若书禾星沐清"
SECOND = "英根富东燕琴强生博岚国娟珍良华梅仙福花芬珠玲泉莲英舟辰宁远岩川妍晴月禾"
CHILD = "一子思梓雨沐若书可星知景语芷安"
FIRMS = (
    "新安江自来水厂",
    "建德农商银行",
    "建德市第一人民医院",
    "新安江第三初级中学",
    "沿江超市",
    "白沙菜场",
    "个体经营",
    "物流公司",
)
ELSEWHERE = (
    "安徽省黄山市歙县",
    "江西省上饶市玉山县",
    "浙江省衢州市龙游县",
    "河南省信阳市固始县",
    "贵州省遵义市桐梓县",
)
PROFILES = (
    ("couple",) * 30
    + ("family",) * 34
    + ("elders",) * 14
    + ("alone",) * 8
    + ("three",) * 9
    + ("tenants",) * 9
)

Row = list[str]
NEIGHBOURS = {
    "罗桐路58弄3幢2单元201": (("李桂英", "户主", 2, 84),),
    "罗桐路58弄3幢2单元202": (("邵阿根", "户主", 1, 79), ("方美娟", "配偶", 2, 76)),
    "罗桐路58弄3幢2单元301": (("汪卫东", "户主", 1, 46), ("徐海燕", "配偶", 2, 44), ("汪一诺", "女", 2, 13)),
    "罗桐路58弄3幢2单元302": (("余长富", "户主", 1, 71),),
}
"""The staircase that guide and pictures show."""


@dataclass(frozen=True, slots=True)
class Block:
    """The buildings of one grid: a lane with so many buildings, units, floors and doors a landing."""

    grid: str
    lane: str
    buildings: int
    units: int = 2
    floors: int = 6
    doors: int = 2

    def homes(self) -> Iterator[str]:
        """The address of every home, as the community writes it."""
        for building in range(1, self.buildings + 1):
            for unit in range(1, self.units + 1):
                for floor in range(1, self.floors + 1):
                    for door in range(1, self.doors + 1):
                        yield f"{self.lane}{building}幢{unit}单元{floor}0{door}"


@dataclass
class Town:
    """Makes the rows of rosters, one home after the other."""

    today: date
    random: Random = field(default_factory=lambda: Random(20261117))
    serials: Counter[tuple[date, int]] = field(default_factory=Counter)
    people: int = 0

    def roster(self, blocks: list[Block]) -> list[Row]:
        """The roster of a community: a title row, the headers, the people. About one home in twelve is empty."""
        rows: list[Row] = [["社区居民花名册"], list(HEADERS)]
        for block in blocks:
            for home in block.homes():
                if home in NEIGHBOURS or self.random.random() > 0.08:
                    rows.extend(self._household(block.grid, home))
        return [rows[0], rows[1], *([str(n), *row[1:]] for n, row in enumerate(rows[2:], 1))]

    def _household(self, grid: str, home: str) -> list[Row]:
        if known := NEIGHBOURS.get(home):
            members = [
                (name, Member(relation, sex, age, alone=len(known) == 1))
                for name, relation, sex, age in known
            ]
            return [self._row(grid, home, known[0][0], name, member, "") for name, member in members]
        profile = self.random.choice(PROFILES)
        members = getattr(self, f"_{profile}")()
        surname = self.random.choice(SURNAMES)
        from_elsewhere = self.random.choice(ELSEWHERE) if profile == "tenants" else ""
        named = [(self._name(surname, member), member) for member in members]
        return [self._row(grid, home, named[0][0], name, member, from_elsewhere) for name, member in named]

    def _couple(self) -> list[Member]:
        age = self.random.randint(26, 58)
        return [Member("户主", 1, age), Member("配偶", 2, age - 2)]

    def _family(self) -> list[Member]:
        age = self.random.randint(30, 52)
        child = Member(
            "子" if (boy := self.random.random() < 0.5) else "女", 1 if boy else 2, max(1, age - 28)
        )
        return [Member("户主", 1, age), Member("配偶", 2, age - 1), child]

    def _elders(self) -> list[Member]:
        age = self.random.randint(61, 90)
        return [Member("户主", 1, age), Member("配偶", 2, max(60, age - 3))]

    def _alone(self) -> list[Member]:
        return [Member("户主", self.random.choice((1, 2, 2)), self.random.randint(60, 95), alone=True)]

    def _three(self) -> list[Member]:
        return [*self._family(), Member("母亲", 2, self.random.randint(66, 91))]

    def _tenants(self) -> list[Member]:
        age = self.random.randint(20, 45)
        return [Member("户主", self.random.choice((1, 2)), age), Member("配偶", 2, age)][
            : self.random.randint(1, 2)
        ]

    def _name(self, surname: str, member: Member) -> str:
        own = surname if member.relation in {"户主", "子", "女"} else self.random.choice(SURNAMES)
        given = self.random.choice(CHILD if member.age < 18 else FIRST) + self.random.choice(SECOND)
        return own + given

    def _row(self, grid: str, home: str, head: str, name: str, member: Member, elsewhere: str) -> Row:
        chance, old = self.random.random, member.age >= 60
        adult, party = member.age >= 18, member.age >= 25 and chance() < 0.11
        self.people += 1
        return [
            "", head, name, member.relation, self._number(member), "男" if member.sex == 1 else "女",
            "汉族" if chance() < 0.985 else "畲族", home, self._phone() if member.age > 11 else "",
            "人在户不在" if elsewhere else "人户一致", elsewhere, self._education(member.age),
            "中共党员" if party else "群众", "已婚" if member.relation == "配偶" or (adult and chance() < 0.8) else "未婚",
            self.random.choice(FIRMS) if adult and not old else "", grid, "是" if member.alone else "",
            self.random.choice(("肢体二级", "听力三级", "视力四级")) if chance() < (0.05 if old else 0.015) else "",
            "是" if chance() < 0.012 else "", "是" if member.sex == 1 and adult and chance() < 0.05 else "",
            "是" if party else "", "是" if member.age >= 80 else "", "是" if self._volunteers(member, party) else "", "",
        ]  # fmt: skip

    def _volunteers(self, member: Member, party: bool) -> bool:
        """Five of six Party members and about one adult in eight of the others."""
        return self.people % 6 > 0 if party else member.age >= 16 and self.people % 8 == 0

    def _number(self, member: Member) -> str:
        born = self.today.replace(month=1, day=1) - timedelta(
            days=365 * member.age + self.random.randint(40, 350)
        )
        self.serials[born, member.sex % 2] += 1
        first17 = f"999999{born:%Y%m%d}{self.serials[born, member.sex % 2] * 2 + member.sex % 2:03}"
        return first17 + check_character(first17)

    def _phone(self) -> str:
        return f"1990{self.people:07}"

    def _education(self, age: int) -> str:
        if age < 7:
            return ""
        if age >= 60:
            return self.random.choice(("小学", "小学", "初中", "初中", "高中", "大专"))
        return self.random.choice(("初中", "高中", "中专", "大专", "本科", "本科")) if age >= 18 else "小学"


@dataclass(frozen=True, slots=True)
class Member:
    """One of a household: relation to the head, sex (1 male, 2 female), age."""

    relation: str
    sex: int
    age: int
    alone: bool = False
