"""The way in: the command, the JSON it prints, suggestions of indicators, heads of many shapes, and the time it takes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from time import process_time

import pytest

from config import cli
from liren.policy.reading import read_document, suggest

PLAN = """青禾街道办事处关于做好社区用房工作的意见
青街办发〔2022〕8号
各社区：
为做好社区用房工作，提出以下意见。
一、总体要求
（一）配置标准。社区用房一般不少于640平方米，年底前全部达标。（责任领导：钮梧桐，责任科室：财政科）
（二）公开。每季度公开一次。
青禾街道办事处
2022年3月9日
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "意见.txt"
    path.write_text(PLAN)
    return path


def test_the_command_prints_the_document_as_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.answer(["policy", "read", str(file), "--json"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert (read["title"], read["number"]) == (
        "青禾街道办事处关于做好社区用房工作的意见",
        "青街办发〔2022〕8号",
    )
    assert (read["issuer"], read["date"], read["addressee"]) == ("青禾街道办事处", "2022-03-09", "各社区")
    standard = read["clauses"][1]
    assert (standard["path"], standard["label"], standard["heading"]) == (
        ["一", "（一）"],
        "（一）",
        "配置标准",
    )
    assert standard["text"].startswith("配置标准。社区用房一般不少于640平方米")
    assert standard["quantities"] == [
        {
            "text": "不少于640平方米",
            "value": 640,
            "max": None,
            "unit": "平方米",
            "comparison": "不少于",
            "hedge": "一般",
            "per": "",
        }
    ]
    assert standard["deadlines"] == [{"text": "年底前", "due": "2022-12-31", "within": None, "every": None}]
    assert standard["owners"] == [{"role": "责任领导", "text": ""}, {"role": "责任科室", "text": "财政科"}]
    assert read["clauses"][2]["deadlines"][0]["every"] == "P3M"
    assert "钮梧桐" not in json.dumps(read, ensure_ascii=False)


def test_the_command_prints_an_outline(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.answer(["policy", "read", str(file)]) == 0
    shown = capsys.readouterr().out
    assert "  （一） 配置标准\n" in shown
    assert "责任科室：财政科" in shown
    assert "钮梧桐" not in shown


def test_a_file_that_is_no_document_is_one_sentence_and_an_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "扫描.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert cli.answer(["policy", "read", str(picture)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1


def test_indicators_are_suggested_by_the_words_of_a_clause() -> None:
    clause = read_document(PLAN.encode(), "意见.txt").clauses[1]
    dictionary = {
        "premises.area": ["社区用房", "平方米"],
        "premises.rooms": ["用房"],
        "money.audit": ["审账"],
        "standard": ["配置标准"],
    }
    assert suggest(clause, dictionary) == ["standard", "premises.area", "premises.rooms"]


HEADS = {
    "青禾城委发〔2018〕20\n\n中共青禾市委　青禾市人民政府\n关于深化社区建设加强\n社区治理的实施意见\n（2018年7月2日）\n": (
        "中共青禾市委 青禾市人民政府关于深化社区建设加强社区治理的实施意见", "青禾城委发〔2018〕20", date(2018, 7, 2),
    ),
    "索引号：1133/2021-12\n发布机构：青禾街道办事处\n文号：青街办〔2021〕5号\n青禾街道关于加强网格管理的通知\n发布日期：2021-03-08 浏览次数：123\n": (
        "青禾街道关于加强网格管理的通知", "青街办〔2021〕5号", None,
    ),
    "000012\n机密★1年\n特急\n云岭镇人民政府文件\n云政发〔2022〕12号　　签发人：郗青山\n云岭镇人民政府\n关于印发社区治理办法的通知\n": (
        "云岭镇人民政府关于印发社区治理办法的通知", "云政发〔2022〕12号", None,
    ),
    "在全区社区工作会议上的讲话\n临溪区副区长\n（2023年2月1日）\n同志们：\n": ("在全区社区工作会议上的讲话", "", date(2023, 2, 1)),
    "关于进一步规范社区挂牌的\n若干规定\n（试行）\n": ("关于进一步规范社区挂牌的若干规定（试行）", "", None),
}  # fmt: skip


@pytest.mark.parametrize("head", HEADS, ids=str)
def test_heads_of_many_shapes(head: str) -> None:
    read = read_document(
        f"{head}为做好工作，提出以下意见。\n一、范围\n全街道。\n二、标准\n统一。".encode(), "a.txt"
    )
    assert (read.title, read.number, read.issued_on) == HEADS[head]
    assert [clause.path for clause in read.clauses] == [("一",), ("二",)]


def test_a_notice_without_numbers_is_one_clause() -> None:
    read = read_document(
        "青禾街道关于开会的通知\n各社区：\n定于5月6日前报送名单。\n青禾街道办事处\n2024年4月30日".encode(),
        "a.txt",
    )
    [clause] = read.clauses
    assert (clause.path, clause.text) == (("正文",), "定于5月6日前报送名单。")
    assert clause.deadlines[0].due == date(2024, 5, 6)


def test_a_name_that_a_broken_line_parts_is_left_out_whole() -> None:
    lines = [
        "　　青禾街道关于推进社区食堂建设的通知",
        "　　一、新建社区食堂，由社会事务科会同各社区统筹选址，（责任领导：钮梧",
        "桐，责任科室：社会事务科）做好配餐服务，方便居民就近用餐，并按季度公布价",
        "格和用餐人次，接受居民的监督。",
        "　　二、完善用餐补贴，对高龄老人、残疾人和困难家庭按照标准给予补贴，补贴由",
        "街道和社区按照比例分担。",
    ]
    read = read_document("\n".join(lines).encode(), "a.txt")
    assert not {"钮", "桐"} & set(str(read.as_json()))
    assert [(owner.role, owner.text) for owner in read.clauses[0].owners] == [
        ("责任领导", ""),
        ("责任科室", "社会事务科"),
    ]


def _long(pages: int) -> bytes:
    part = (
        "第{}章　总则\n"
        + "（一）各社区要认真做好工作，不少于3次，责任单位：民政科。\n1.按照职责分工抓好落实，每季度一次。\n"
        * 10
    )
    return "\n".join(part.format(page) for page in range(1, pages + 1)).encode()


@pytest.mark.parametrize(
    "sign",
    [
        "局、",
        "（",
        "1.",
        "每年",
        "由民政局、",
        "——",
        "“",
        "张三、",
        "1 1 年 年 ",
        "第一条",
        "责任单位：",
        "甲" + " " * 40,
        "民政局牵头，",
        "1 ",
        "一是",
        "1 范围\n",
        "。（民政局",
        "责任单位为",
    ],
)
def test_no_text_makes_the_reader_slow(sign: str) -> None:
    read_document("一、甲\n二、乙".encode(), "a.txt")
    began = process_time()
    read_document((sign * 3000).encode(), "a.txt")
    assert process_time() - began < 4


def test_time_grows_with_the_length_and_no_faster() -> None:
    times = []
    for pages in (40, 160):
        began = process_time()
        read_document(_long(pages), "a.txt")
        times.append(process_time() - began)
    assert times[1] < times[0] * 4 * 2.5
