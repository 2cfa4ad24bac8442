"""GB/T 3304-1991: ethnic groups, with the standard's romanised names.

Kept for statutory forms and legally reserved seats only; nothing in the product filters or counts by it.
"""

from liren.kernel.codes.table import Entry, make_table

_NAMES = (
    "汉 Han,蒙古 Mongol,回 Hui,藏 Zang,维吾尔 Uygur,苗 Miao,彝 Yi,壮 Zhuang,"
    "布依 Buyei,朝鲜 Chosen,满 Man,侗 Dong,瑶 Yao,白 Bai,土家 Tujia,哈尼 Hani,"
    "哈萨克 Kazak,傣 Dai,黎 Li,傈僳 Lisu,佤 Va,畲 She,高山 Gaoshan,拉祜 Lahu,"
    "水 Sui,东乡 Dongxiang,纳西 Naxi,景颇 Jingpo,柯尔克孜 Kirgiz,土 Tu,达斡尔 Daur,仫佬 Mulao,"
    "羌 Qiang,布朗 Blang,撒拉 Salar,毛南 Maonan,仡佬 Gelao,锡伯 Xibe,阿昌 Achang,普米 Pumi,"
    "塔吉克 Tajik,怒 Nu,乌孜别克 Uzbek,俄罗斯 Russ,鄂温克 Ewenki,德昂 Deang,保安 Bonan,裕固 Yugur,"
    "京 Gin,塔塔尔 Tatar,独龙 Derung,鄂伦春 Oroqen,赫哲 Hezhen,门巴 Monba,珞巴 Lhoba,基诺 Jino"
)
_PAIRS = [pair.split() for pair in _NAMES.split(",")]
_GROUPS = tuple(Entry(f"{i:02}", f"{zh}族", en) for i, (zh, en) in enumerate(_PAIRS, start=1))

ETHNICITY = make_table(
    "GB/T 3304",
    "民族",
    "Ethnic group",
    (
        *_GROUPS,
        Entry("97", "其他未识别的民族", "Other, not identified", "未识别民族"),
        Entry("98", "外国血统中国籍人士", "Chinese citizen of foreign descent", "外国血统"),
    ),
    {entry.code: entry.zh.removesuffix("族") for entry in _GROUPS}
    | {
        "36": "毛南 毛难族 毛难",
        "22": "畲 畬族 畬",
        "97": "其他 其它 未识别 穿青人 其他族 未定族称人口",
        "98": "入籍 外国血统中国籍 外籍入籍 外国人入籍",
    },
)
