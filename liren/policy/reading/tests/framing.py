"""What stands before and after the clauses of an invented document."""

from __future__ import annotations

from random import Random

from liren.policy.reading.tests.phrases import THINGS, VERBS, sentence

PLACES = ("青禾街道办事处", "临溪区民政局", "云岭镇人民政府", "白鹭湖街道")
ADDRESSEES = ("各社区、各科室：", "街道所属各单位：", "各镇人民政府、街道办事处，区级有关部门：")


def front_lines(chance: Random) -> list[str]:
    """Red head, title, number, addressee, the reason."""
    thing, place = chance.choice(THINGS), chance.choice(PLACES)
    lines = [f"{place}文件"] if chance.random() < 0.3 else []
    kind = chance.choice(("意见", "通知", "实施方案", "办法（试行）", "实施意见"))
    title = f"{place}关于进一步{chance.choice(VERBS)}{thing}工作的{kind}"
    lines += [title] if chance.random() < 0.7 else [title[:12], title[12:]]
    if chance.random() < 0.5:
        lines.append(f"青街办发〔20{chance.randint(12, 25)}〕{chance.randint(1, 99)}号")
    if chance.random() < 0.6:
        lines.append(chance.choice(ADDRESSEES))
    if chance.random() < 0.9:
        lines.append(f"为进一步{chance.choice(VERBS)}{thing}，{sentence(chance)}结合实际，制定如下措施。")
    return lines


def contents_lines(chance: Random, tops: list[str]) -> list[str]:
    """A table of contents that names every clause of the highest level."""
    tail = chance.choice(("……{}", "\t{}", " ........ {}", ""))
    return ["目　录", *(top.rstrip() + tail.format(at * 3 + 1) for at, top in enumerate(tops))]


def back_lines(chance: Random) -> list[str]:
    """Annexes, signature, copies."""
    lines = ["附件：1.重点任务分工表", "2.社区服务事项清单"] if chance.random() < 0.3 else []
    if chance.random() < 0.6:
        lines += [
            "青禾街道办事处",
            f"20{chance.randint(12, 25)}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日",
        ]
    if lines and chance.random() < 0.3:
        lines.append("抄送：区委办公室、区政府办公室。")
    return lines
