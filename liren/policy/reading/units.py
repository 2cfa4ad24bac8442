"""What policies count in."""

from __future__ import annotations

_AREAS = "平方米 平方公里 平米 ㎡ m² m2 亩 公顷"
_LENGTHS = "公里 千米 米 厘米 毫米 吨 公斤 千克 克 升 立方米"
_MONEY = "元 美元"
_HEADS = "人次 户次 人日 人 名 位 户 家 口"
_THINGS = (
    "个百分点 个 处 所 座 栋 幢 套 间 项 件 次 场 场次 期 批 类 种 条 台 辆 部 支 本 册 份 篇 级 层 楼 组 队 对 片 盏 株 张 床 张床 张床位 "
    "床位 块 面 门 科 岗 课时 学时 分 倍 车位 摄氏度 千瓦 兆 周岁 岁 班 轮 站 点位 平台 %"
)
_TIMES = "小时 分钟 秒"
DURATIONS = "年 个月 个季度 周 天 日 个工作日 工作日"

_PLAIN = (
    *_AREAS.split(),
    *_LENGTHS.split(),
    *_MONEY.split(),
    *_HEADS.split(),
    *_THINGS.split(),
    *_TIMES.split(),
)
UNITS = sorted(_PLAIN, key=len, reverse=True)
UNIT = "(?:[百千万亿]|[十百千]万|万亿)?(?:" + "|".join(UNITS) + ")"
DURATION = "(?:" + "|".join(sorted(DURATIONS.split(), key=len, reverse=True)) + ")"
EXACT = {"倍", "个百分点"}
"""Units that always measure: 一倍, 三个百分点."""
WHOLE = {*"处座栋幢套间台辆部支张盏所片块株件份册个站", "点位", "床位", "车位"}
"""Things of which more than ten are counted even where no verb stands beside them: 改造路灯四十三盏."""
TIMES = {"次", "场", "场次", "期", "轮"}
COUNTED = {*_HEADS.split()}
PHYSICAL = {*_AREAS.split(), *_LENGTHS.split(), *_MONEY.split(), *_HEADS.split()}
"""Units that sayings do not use: 一百户 is counted, 三个代表 is not."""
