"""GB/T 4762-1984: political status."""

from liren.kernel.codes.table import Entry, make_table

POLITICAL = make_table(
    "GB/T 4762",
    "政治面貌",
    "Political status",
    (
        Entry("01", "中国共产党党员", "Member of the Communist Party", "中共党员"),
        Entry("02", "中国共产党预备党员", "Probationary member of the Communist Party", "中共预备党员"),
        Entry("03", "中国共产主义青年团团员", "Member of the Communist Youth League", "共青团员"),
        Entry(
            "04", "中国国民党革命委员会会员", "Member of the Revolutionary Committee of the KMT", "民革党员"
        ),
        Entry("05", "中国民主同盟盟员", "Member of the Democratic League", "民盟盟员"),
        Entry("06", "中国民主建国会会员", "Member of the National Construction Association", "民建会员"),
        Entry("07", "中国民主促进会会员", "Member of the Association for Promoting Democracy", "民进会员"),
        Entry("08", "中国农工民主党党员", "Member of the Peasants' and Workers' Party", "农工党党员"),
        Entry("09", "中国致公党党员", "Member of the Zhi Gong Party", "致公党党员"),
        Entry("10", "九三学社社员", "Member of the Jiusan Society"),
        Entry("11", "台湾民主自治同盟盟员", "Member of the Taiwan Self-Government League", "台盟盟员"),
        Entry("12", "无党派民主人士", "Public figure without party", "无党派人士"),
        Entry("13", "群众", "Citizen without party"),
    ),
    {
        "01": "党员 共产党员 中共正式党员 正式党员 中国共产党 中共 中国党员 是党员 流动党员",
        "02": "预备党员 共产党预备党员 中共党员(预备) 党员(预备)",
        "03": "团员 共青团 青年团员 共青团团员 中国共青团员",
        "04": "民革 民革会员 中国国民党革命委员会党员",
        "05": "民盟 民盟成员 中国民主同盟",
        "06": "民建 民建成员 中国民主建国会",
        "07": "民进 民进成员 中国民主促进会",
        "08": "农工党 农工民主党 农工党员 农工民主党党员 中国农工民主党",
        "09": "致公党 致公党员 中国致公党",
        "10": "九三 九三学社 九三社员",
        "11": "台盟 台湾民主自治同盟 台盟成员",
        "12": "无党派 无党派民主",
        "13": "群 普通群众 一般群众 公民 普通公民 群众(普通居民) 普通居民 少先队员 少先队 无",
    },
)
