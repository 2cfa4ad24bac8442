"""Who owns and uses premises, when they were handed over, what they have."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0005_property_offices"),
    ]

    operations = [
        migrations.AddField(
            model_name="premises",
            name="conditions",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("power", "Power"),
                        ("water", "Water"),
                        ("light", "Daylight"),
                        ("air", "Fresh air"),
                    ],
                    max_length=8,
                ),
                blank=True,
                default=list,
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="premises",
            name="handed_over_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="premises",
            name="owner_kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("county", "County or city"),
                    ("subdistrict", "Subdistrict office"),
                    ("committee", "Residents' committee"),
                    ("other", "Somebody else"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="premises",
            name="user_kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("county", "County or city"),
                    ("subdistrict", "Subdistrict office"),
                    ("committee", "Residents' committee"),
                    ("other", "Somebody else"),
                ],
                max_length=12,
            ),
        ),
    ]
