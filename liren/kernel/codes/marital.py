"""GB/T 2261.2-2003: marital status."""

from liren.kernel.codes.table import Entry, make_table

MARITAL = make_table(
    "GB/T 2261.2",
    "婚姻状况",
    "Marital status",
    (
        Entry("10", "未婚", "Never married"),
        Entry("20", "已婚", "Married"),
        Entry("21", "初婚", "First marriage"),
        Entry("22", "再婚", "Remarried"),
        Entry("23", "复婚", "Remarried to the same person"),
        Entry("30", "丧偶", "Widowed"),
        Entry("40", "离婚", "Divorced"),
        Entry("90", "未说明的婚姻状况", "Not stated", "未说明"),
    ),
    {
        "10": "未 未婚娶 从未结婚",
        "20": "已 有配偶 已婚有配偶 结婚 已结婚",
        "21": "已婚(初婚) 初婚有配偶",
        "22": "已婚(再婚) 再婚有配偶",
        "23": "已婚(复婚) 复婚有配偶",
        "30": "丧 丧妻 丧夫 鳏 寡 鳏寡 丧偶未再婚",
        "40": "离 离异 已离婚 离婚未再婚",
        "90": "未知 不详 不明 其他",
    },
)
