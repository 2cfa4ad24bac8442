"""The care programmes that the law names. All are off until a county switches them on."""

from django.db import migrations

PROGRAMMES = (
    # code, name, English, the law under which a file is kept, days between visits, years kept after the end
    ("elders_alone", "独居老年人关爱", "Elders living alone", "老年人权益保障法第三十八条、第四十条", 15, 1),
    (
        "disabled_care",
        "困难残疾人帮扶",
        "Disabled people in difficulty",
        "残疾人保障法第四十八条、第四十九条",
        30,
        1,
    ),
    ("minors", "困境儿童关爱", "Children in difficulty", "未成年人保护法第四十三条、第八十一条", 30, 3),
    ("left_behind", "留守儿童关爱", "Left-behind children", "未成年人保护法第二十二条、第四十三条", 30, 3),
    ("hardship", "特困人员供养照料", "People in extreme hardship", "社会救助暂行办法第三章", 30, 3),
    (
        "mental",
        "严重精神障碍患者管理",
        "Severe mental disorder",
        "精神卫生法第二十条、第五十五条、第五十六条",
        30,
        3,
    ),
    (
        "correction",
        "社区矫正对象帮扶",
        "Community correction",
        "社区矫正法第十二条、第三十八条、第四十条",
        30,
        3,
    ),
    ("released", "刑满释放人员安置帮教", "Released from prison", "监狱法第三十七条", 90, 3),
    (
        "drug_recovery",
        "社区戒毒、社区康复",
        "Drug rehabilitation in the community",
        "禁毒法第三十四条、第四十八条",
        30,
        3,
    ),
    (
        "family_violence",
        "家庭暴力受害人救助",
        "Help against family violence",
        "反家庭暴力法第十三条、第十八条",
        30,
        3,
    ),
)


def seed(apps, schema_editor):
    programme = apps.get_model("people", "CareProgramme")
    for code, name, name_en, ground, days, years in PROGRAMMES:
        programme.objects.create(
            code=code, name=name, name_en=name_en, ground=ground, visit_every_days=days, keep_years=years
        )


def unseed(apps, schema_editor):
    apps.get_model("people", "CareProgramme").objects.filter(code__in=[row[0] for row in PROGRAMMES]).delete()


class Migration(migrations.Migration):
    dependencies = [("people", "0004_belongings_follow")]

    operations = [migrations.RunPython(seed, unseed)]
