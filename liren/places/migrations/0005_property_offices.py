"""Rooms may serve as property office."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0004_calendar_days"),
    ]

    operations = [
        migrations.AlterField(
            model_name="room",
            name="functions",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("office", "Office"),
                        ("service_hall", "One-stop service hall"),
                        ("mediation", "Mediation room"),
                        ("deliberation", "Deliberation room"),
                        ("culture_sport", "Culture and sport room"),
                        ("service_station", "Service station"),
                        ("volunteer_station", "Volunteer station"),
                        ("affairs_board", "Party and committee affairs board"),
                        ("publicity_board", "Publicity board"),
                        ("property_office", "Property office"),
                        ("other", "Other"),
                    ],
                    max_length=20,
                ),
                default=list,
                size=None,
            ),
        ),
    ]
