"""Tests of knowing the area, lists of responsibilities, and rules how government guides committees."""

from django.db import migrations, models

KINDS = (
    ("responsibility", "责任清单", "List of responsibilities", "foundation", 13),
    ("guidance", "政府指导居委会工作规则", "How government guides committees", "foundation", 14),
)


def seed(apps, schema_editor):
    kinds = apps.get_model("organisations", "RuleKind").objects
    for code, name, name_en, group, order in KINDS:
        kinds.create(code=code, name=name, name_en=name_en, group=group, order=order)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0003_party_money")]

    operations = [
        migrations.AlterField(
            model_name="training",
            name="course",
            field=models.CharField(
                choices=[
                    ("first_post", "First post"),
                    ("on_post", "On the post"),
                    ("backbone", "Backbone"),
                    ("professional", "Professional"),
                    ("practice", "Practice"),
                    ("area_test", "Test of knowing the area"),
                ],
                max_length=12,
                verbose_name="Kind of course",
            ),
        ),
        migrations.RunPython(seed, migrations.RunPython.noop),
    ]
