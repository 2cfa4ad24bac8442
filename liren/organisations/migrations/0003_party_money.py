"""Money for the Party organisation, and the rule of a red–black list."""

from django.db import migrations, models


def seed(apps, schema_editor):
    apps.get_model("organisations", "RuleKind").objects.create(
        code="red_black", name="居民公约红黑榜制度", name_en="Red–black list", group="foundation", order=12
    )


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_texts_and_rules")]

    operations = [
        migrations.AlterField(
            model_name="allocation",
            name="line",
            field=models.CharField(
                choices=[
                    ("office", "Office money"),
                    ("service", "Service money"),
                    ("self_governance", "Self-governance projects"),
                    ("pay", "Basic pay"),
                    ("facilities", "Facilities and information technology"),
                    ("party", "Party organisation"),
                ],
                max_length=16,
                verbose_name="What for",
            ),
        ),
        migrations.RunPython(seed, migrations.RunPython.noop),
    ]
