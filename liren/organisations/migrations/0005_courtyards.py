"""Plans and mending of old courtyards."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0004_area_tests_and_responsibilities"),
        ("places", "0005_property_offices"),
    ]

    operations = [
        migrations.AddField(
            model_name="compoundsurvey",
            name="listed_on",
            field=models.DateField(blank=True, null=True, verbose_name="Listed for mending on"),
        ),
        migrations.AddField(
            model_name="compoundsurvey",
            name="mended_on",
            field=models.DateField(blank=True, null=True, verbose_name="Mended on"),
        ),
        migrations.AddField(
            model_name="compoundsurvey",
            name="plan_on",
            field=models.DateField(blank=True, null=True, verbose_name="Has a plan of its own since"),
        ),
        migrations.AddConstraint(
            model_name="compoundsurvey",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("mended_on__isnull", True),
                    ("listed_on__isnull", True),
                    ("mended_on__gte", models.F("listed_on")),
                    _connector="OR",
                ),
                name="survey_mending",
            ),
        ),
    ]
