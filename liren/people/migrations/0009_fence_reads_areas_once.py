"""The database fence asks one thing of a row and reads the actor's places once a statement."""

from django.db import migrations

from liren.kernel.fence import policy_sql

FENCED = {
    "people_personidentity": "people",
    "people_contact": "people",
    "people_persondocument": "documents",
    "people_enrolment": "care",
}


class Migration(migrations.Migration):
    dependencies = [("people", "0008_new_homes_of_rosters")]

    operations = [
        migrations.RunSQL(policy_sql(table, family), migrations.RunSQL.noop)
        for table, family in FENCED.items()
    ]
