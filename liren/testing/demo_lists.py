"""The demo town's lists of bodies and posts, as communities have them in spreadsheets. Nobody in them exists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from liren.kernel.uscc import credit_check_character
from liren.places.models import Building
from liren.testing.area import LUOTONG
from liren.testing.demo_town import WHY, Town

HEADERS = ("组织名称", "组织类型", "统一社会信用代码", "上级组织", "职能", "成立日期", "姓名", "性别", "出生日期", "学历", "政治面貌",
           "属地化", "参加社区工作时间", "入职方式", "五险一金", "职务", "专职", "产生方式", "任职时间", "任期届满", "楼幢")  # fmt: skip
SURNAMES = "苗柏连桑茅蒲楚晏祁邬阮梅冼植荆艾苏檀栾蔺"
GIVEN = ("青棠", "术远", "翘生", "木香", "南星", "半夏", "景天", "寄奴", "商陆", "泽兰", "辛夷", "石斛", "杜仲", "玉竹", "苏叶", "佩兰",
         "紫菀", "远志", "茯苓", "川芎", "沉香", "灵芝", "云苓", "空青")  # fmt: skip
KNOWN = {LUOTONG: ("徐桂兰", "叶志炜")}
"""The cast's own posts: director and member of 罗桐社区."""
FUNCTIONS = ("人民调解", "治安保卫", "公共卫生", "社会保障", "文化体育", "环境和物业", "老年人和妇女儿童")


class Names:
    """Writes the rows of one community's list; every person is named once."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.count = town.serial * 31
        self.elected = town.district.elected_on.isoformat()
        self.chosen = (town.district.elected_on + timedelta(days=31)).isoformat()
        self.known = list(KNOWN.get(town.place.code, ()))
        self.committee = f"{town.name}居民委员会"

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Committee, Party organisation, supervisory committee, sub-committees, groups, building heads, partners."""
        members = [self.person(38 + 4 * n, staff=True) for n in range(self._size())]
        yield from self._committee(members)
        yield from self._party(members)
        yield from self._parts(members)
        yield from self._groups()
        yield from self._partners()

    def _size(self) -> int:
        """5 to 9 members; the last community has only four."""
        return 4 if self.town.turn == 14 else 5 + self.town.turn % 4

    def _committee(self, members: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
        code = "" if self.town.lacks(7, 3) else _code(self.town.serial)
        part_time = 3 if self.town.lacks(5, 2) else 1
        for n, who in enumerate(members):
            role = "主任" if n == 0 else "副主任" if n == 1 else "委员"
            full = "否" if n >= len(members) - part_time else "是"
            how = "直选" if not self.town.lacks(6, 4) else "居民代表选举"
            yield (
                self.committee,
                "居委会",
                code,
                "",
                "",
                "2001-06-01",
                *who,
                role,
                full,
                how,
                self.elected,
                "",
                "",
            )
        adviser = self.person(45)
        if not self.town.lacks(5, 1):
            yield (
                self.committee,
                "",
                "",
                "",
                "",
                "",
                *adviser,
                "法律顾问",
                "否",
                "签约",
                "2025-01-01",
                "",
                "",
            )
        for newcomer in range(2):
            yield (
                self.committee,
                "",
                "",
                "",
                "",
                "",
                *self.person(29, staff=True, since="2026-03-02" if newcomer else "2024-09-01"),
                "社工",
                "是",
                "公开招考",
                "2026-03-02" if newcomer else "2024-09-01",
                "",
                "",
            )

    def _party(self, members: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
        party = f"{self.town.name}党委"
        secretary = members[1] if self.town.lacks(4, 2) else members[0]
        yield (
            party,
            "党组织",
            "",
            "",
            "",
            "2001-06-01",
            *secretary,
            "书记",
            "否",
            "党员选举",
            "2023-01-10",
            "",
            "",
        )
        yield (party, "", "", "", "", "", *members[2], "委员", "否", "党员选举", "2023-01-10", "", "")
        watch = f"{self.town.name}居务监督委员会"
        chair = ("洪宝根", *self.person(60)[1:]) if self.town.place.code == LUOTONG else self.person(60)
        if not self.town.lacks(7, 5):
            yield (
                watch,
                "居务监督委员会",
                "",
                "",
                "",
                "2020-01-01",
                *chair,
                "负责人",
                "否",
                "居民代表",
                self.elected,
                "",
                "",
            )

    def _parts(self, members: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
        functions = (
            FUNCTIONS[:3] if self.town.lacks(3, 1) else FUNCTIONS if self.town.lacks(2) else FUNCTIONS[:6]
        )
        for n, function in enumerate(functions):
            name = f"{self.town.name}{function}委员会"
            chair = self.person(50) if n == 2 and self.town.lacks(4, 3) else members[n % len(members)]
            yield (
                name,
                "下属委员会",
                "",
                self.committee,
                function,
                self.chosen,
                *chair,
                "负责人",
                "否",
                "推选",
                self.chosen,
                "",
                "",
            )

    def _groups(self) -> Iterator[tuple[str, ...]]:
        missing = 1 if self.town.lacks(5, 4) else 0
        for n in range(1, 5):
            group = f"{self.town.name}第{'一二三四'[n - 1]}居民小组"
            if n <= 4 - missing:
                yield (
                    group,
                    "居民小组",
                    "",
                    self.committee,
                    "",
                    "",
                    *self.person(63),
                    "居民小组长",
                    "否",
                    "推选",
                    self.chosen,
                    "",
                    "",
                )
            else:
                yield (group, "居民小组", "", self.committee, "", "", *[""] * 15)
        buildings = Building.objects.unscoped(WHY).filter(place_code__startswith=self.town.place.code)
        keys = list(buildings.order_by("pk").values_list("address_key", flat=True))
        heads = [self.person(58) for _n in range(6)]
        for n, key in enumerate(keys[2:] if self.town.lacks(3, 2) else keys):
            yield (
                self.committee,
                "",
                "",
                "",
                "",
                "",
                *heads[n % len(heads)],
                "楼幢长",
                "否",
                "推选",
                "2024-01-01",
                "",
                key,
            )

    def _partners(self) -> Iterator[tuple[str, ...]]:
        blank = ("",) * 15
        missing = 1 if self.town.lacks(7, 6) else 0
        socials = self.town.district.socials
        partners = [("社会组织", name) for name in socials[: len(socials) - missing]]
        for kind, name in (
            *partners, ("服务中心", "党群服务中心"), ("驻区单位", "幼教点"), ("工作组", "工作组"),
            ("物业公司", self.town.district.firm),
        ):  # fmt: skip
            if not (kind == "工作组" and self.town.lacks(4, 1)):
                yield (f"{self.town.name}{name}", kind, "", "", "", "2021-05-01", *blank)

    def person(self, age: int, *, staff: bool = False, since: str = "") -> tuple[str, ...]:
        """Name to insurance, as the list has them: an invented person of about this age."""
        self.count += 1
        n = self.count
        name = (
            self.known.pop(0)
            if self.known
            else SURNAMES[n % len(SURNAMES)] + GIVEN[(n // len(SURNAMES) + n) % len(GIVEN)]
        )
        born = date(self.town.today.year - age, 1 + n % 12, 1 + n % 28)
        first = since or date(max(born.year + 22, 2022 - (n * 7) % 15), 1, 15).isoformat()
        insured = "否" if self.town.lacks(4, 1) and n % 5 == 0 else "是"
        return (
            name, "女" if n % 5 < 2 else "男", born.isoformat(), self.town.district.schooling[n % 4],
            "党员" if n % 3 else "群众", "否" if n % 6 == 5 else "是", *((first, "公开招考" if n % 3 else "转任", insured) if staff else [""] * 3),
        )  # fmt: skip


def _code(number: int) -> str:
    """A credit code of a shape that was never given out (region 999999)."""
    first = f"55999999MA{number:07}"
    return first + credit_check_character(first)
