"""What texts there are, the rule sets for founding committees, and names that follow the register."""

from django.db import migrations

KINDS = (
    # code, Chinese, English, group
    ("meeting", "会议制度", "Meetings", "working"),
    ("study", "学习制度", "Study", "working"),
    ("attendance", "考勤制度", "Attendance", "working"),
    ("seal", "印章管理制度", "Seal", "working"),
    ("duty", "值班制度", "Duty hours", "working"),
    ("visit", "走访制度", "Visits", "working"),
    ("reception", "接待制度", "Reception", "working"),
    ("convention", "居民公约", "Residents' convention", "foundation"),
    ("charter", "居民自治章程", "Charter of self-governance", "foundation"),
    ("duty_list", "街道与居委会职责清单", "Duty list of office and committee", "foundation"),
    ("compound_rules", "小区（院落）公约", "Compound rules", "foundation"),
    ("agency", "代办服务制度", "Errands for residents", "foundation"),
    ("invitation", "约请制度", "Invitations", "foundation"),
    ("party_rules", "党组织工作规则", "Rules of the Party organisation", "foundation"),
    ("finance", "财务管理制度", "Money rule", "money"),
    ("property", "资产管理制度", "Property rule", "money"),
    ("disclosure", "居务公开制度", "Disclosure rule", "money"),
    ("small_power", "小微权力清单", "List of small powers", "money"),
    ("scope", "工作范围", "Scope", "sub_committee"),
    ("functions", "工作职能", "Functions", "sub_committee"),
    ("procedure", "工作程序", "Procedure", "sub_committee"),
    ("emergency", "居民应急救助预案", "Residents' emergency help", "plan"),
    ("accidents", "安全事故应急预案", "Safety accidents", "plan"),
    ("disasters", "自然灾害应急预案", "Natural disasters", "plan"),
    ("work_plan", "工作方案", "Work plan", "plan"),
    ("development", "发展治理规划", "Development plan", "plan"),
    ("other", "其他", "Other", "other"),
)
PROFILES = (
    # code, Chinese, English, source, households from, to, occupancy %, in force from
    (
        "law2025",
        "城市居民委员会组织法（2025年修订）",
        "Organic Law, revised 2025",
        "城市居民委员会组织法，2026-01-01 起施行",
        1000,
        3000,
        None,
        "2026-01-01",
    ),
    (
        "zs2018",
        "中山街道 2018（约 1500 户，入住率 30%）",
        "Zhongshan 2018 (about 1,500 households, 30 %)",
        "中山街道“六化”建设实施方案",
        1200,
        1800,
        30,
        "2018-01-01",
    ),
    (
        "sd2012",
        "山东省 2012（约 3000 户，入住率 50%）",
        "Shandong 2012 (about 3,000 households, 50 %)",
        "鲁办发〔2012〕22号",
        2400,
        3600,
        50,
        "2012-01-01",
    ),
    (
        "law1989",
        "城市居民委员会组织法（原条文）",
        "Organic Law before 2026",
        "城市居民委员会组织法，2025-12-31 止",
        100,
        700,
        None,
        "1990-01-01",
    ),
)
FOLLOW = """
CREATE FUNCTION organisations_member_follows() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    UPDATE organisations_member m
    SET name = p.name, sex = p.sex, born_on = p.born_on, education = p.education, political = p.political
    FROM fresh p WHERE m.resident_id = p.id
    AND (m.name, m.sex, m.born_on, m.education, m.political) IS DISTINCT FROM (p.name, p.sex, p.born_on, p.education, p.political);
    RETURN NULL;
END $$;
CREATE TRIGGER organisations_member_follows AFTER UPDATE ON people_person REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION organisations_member_follows();
"""
UNFOLLOW = """
DROP TRIGGER organisations_member_follows ON people_person;
DROP FUNCTION organisations_member_follows;
"""


def seed(apps, schema_editor):
    kind = apps.get_model("organisations", "RuleKind").objects
    for order, (code, name, name_en, group) in enumerate(KINDS):
        kind.create(code=code, name=name, name_en=name_en, group=group, order=order)
    profile = apps.get_model("organisations", "SetUpProfile").objects
    for order, (code, name, name_en, source, low, high, percent, since) in enumerate(PROFILES):
        profile.create(
            code=code,
            name=name,
            name_en=name_en,
            source=source,
            households_from=low,
            households_to=high,
            occupancy_percent=percent,
            in_force_from=since,
            order=order,
        )


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_bodies"), ("people", "0007_reference_triggers")]

    operations = [
        migrations.RunPython(seed, migrations.RunPython.noop),
        migrations.RunSQL(FOLLOW, UNFOLLOW),
    ]
