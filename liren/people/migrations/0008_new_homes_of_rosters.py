from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0007_reference_triggers")]

    operations = [migrations.AddField("rosterbatch", "new_homes", models.JSONField(default=list))]
