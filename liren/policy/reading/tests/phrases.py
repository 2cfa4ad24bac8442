"""Words and sentences of invented official documents: grammatical enough to break lines, full of numbers that are no labels."""

from __future__ import annotations

from random import Random

_VERBS = (
    "健全 完善 推进 落实 强化 规范 优化 加强 深化 统筹 拓展 夯实 细化 改进 探索 培育 整合 畅通 压实 提升 "
)
VERBS = _VERBS.split()
_THINGS = (
    "网格服务 议事协商 志愿队伍 便民设施 物业协调 应急值守 档案管理 公开制度 养老服务 文化活动 经费保障 队伍建设 诉求办理 楼栋自治 "
    "环境整治 普法宣传 项目征集 社区减负 信息平台 调解机制 安全巡查 助残服务 儿童关爱 场地共享 资源清单 需求清单 阵地建设 联席会议 "
    "示范创建 资金监管 "
)
THINGS = _THINGS.split()
_WHO = "各社区 街道办事处 相关科室 居民委员会 物业企业 社会组织 网格员 业主委员会 驻区单位 志愿团队 "
WHO = _WHO.split()
_HOW = "按照职责分工 结合辖区实际 坚持问题导向 围绕居民需求 依托现有平台 依法依规 因地制宜 分类分步 认真细致 主动 "
HOW = _HOW.split()
_DONE = (
    "抓好各项工作落实 形成齐抓共管的工作格局 确保取得实际成效 及时回应居民关切 切实提高服务水平 推动工作常态长效 "
    "做到件件有着落 接受居民群众监督 减轻基层不必要的负担 把好事办到居民心坎上 "
)
DONE = _DONE.split()
TOPS = [
    "总体要求",
    "工作目标",
    "主要任务",
    "重点工作",
    "实施步骤",
    "保障措施",
    "组织领导",
    "工作要求",
    "考核评价",
]
CHAPTERS = ["总则", "组织机构", "服务事项", "经费管理", "监督检查", "法律责任", "附则"]
TRAPS = (
    "上年度人均支出增长3.5%，比前年高1.2个百分点",
    "2018.3.1以前形成的材料一并归档",
    "具体按照本办法第三条、第五条的规定办理",
    "符合前款第（一）项、第（二）项规定的，从其规定",
    "一是摸清底数，二是分类施策，三是跟踪问效",
    "涉及第一、二、三产业的用房分别登记",
    "严格执行《社区公共空间使用导则（试行）》第十二条",
    "依据《居民服务条例》第二十一条第二款和有关规定",
    "总投资1.5亿元，分3期到位，首期2.4万元",
    "热线12345和值班电话8:30至17:30有人接听",
    "按照“1+3+N”模式配置，面积为640.5平方米",
    "形成“一核多元、四方联动”的格局",
    "参照GB/T 31000-2015和GB50180-93执行",
    "（不含地下空间）的建筑面积一律计入",
    "坚持“第一时间响应、第一责任到人”",
    "在（二）类社区先行试点，逐步推开",
    "自2020年5月1日起，由原来的1、2、3号窗口受理",
    "一、二季度各安排一次，三、四季度视情安排",
    "达到1:1.5的比例，最高不超过2.0倍",
    "（见附件2第3项）所列内容以附表为准",
)


def sentence(chance: Random, *, traps: bool = True) -> str:
    """One sentence with its full stop."""
    words = f"{chance.choice(WHO)}要{chance.choice(HOW)}，{chance.choice(VERBS)}{chance.choice(THINGS)}"
    if traps and chance.random() < 0.3:
        words += f"，{chance.choice(TRAPS)}"
    for _ in range(chance.choice((0, 0, 1, 2))):
        words += f"，{chance.choice(VERBS)}{chance.choice(THINGS)}"
    return f"{words}，{chance.choice(DONE)}。"


def paragraph(chance: Random, *, traps: bool = True) -> str:
    """One to five sentences."""
    return "".join(sentence(chance, traps=traps) for _ in range(chance.choice((1, 1, 2, 3, 5))))


ODD_HEADS = (
    "目标任务 和谐社区创建 及时公开 到2025年基本建成 有关部门职责 项目管理 中心建设 点位布局 类别划分 款项拨付 要求明确 目录编制 2022年重点任务 3年行动安排 线上服务 "
    "至善讲堂 的士管理 以上率下"
)


def head(chance: Random) -> str:
    """A short heading without a full stop."""
    if chance.random() < 0.06:
        return chance.choice(ODD_HEADS.split(" "))
    shape = chance.random()
    first = chance.choice(VERBS) + chance.choice(THINGS)
    if shape < 0.6:
        return first
    if shape < 0.8:
        return f"{first}，{chance.choice(VERBS)}{chance.choice(THINGS)}"
    return f"{chance.choice(VERBS)}“{chance.choice(THINGS)}”工作"


def fragment(chance: Random) -> str:
    """An entry of a list without a full stop."""
    return chance.choice(THINGS) + chance.choice(
        ("台账", "记录", "情况说明", "相关证明材料", f"达到{chance.randint(60, 99)}%")
    )
