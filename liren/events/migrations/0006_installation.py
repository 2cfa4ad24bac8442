"""The names of the keys are kept in the database; the application role may read them and nothing else."""

from django.db import migrations, models

from config import database


def revoke(apps, schema_editor):
    role = database.application_role()
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT current_user = %s", [role])
        if cursor.fetchone()[0]:
            return  # one role does everything: see docs/how-to/deploy.md
    schema_editor.execute(f"REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON events_installation FROM {role}")


class Migration(migrations.Migration):
    dependencies = [("events", "0005_erase_details")]

    operations = [
        migrations.CreateModel(
            name="Installation",
            fields=[
                ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("keys", models.TextField()),
                ("rotation", models.CharField(blank=True, max_length=8)),
                ("keys_before", models.TextField(blank=True)),
            ],
            options={
                "verbose_name": "installation",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="installation_one")
                ],
            },
        ),
        migrations.RunPython(revoke, migrations.RunPython.noop),
    ]
