from django.db import migrations, models

FROM_THE_MOMENT = "UPDATE policy_verdict SET since = (judged_at AT TIME ZONE 'Asia/Shanghai')::date"


class Migration(migrations.Migration):
    dependencies = [
        ("policy", "0010_room_for_large_figures"),
    ]

    operations = [
        migrations.AddField(model_name="verdict", name="since", field=models.DateField(null=True)),
        migrations.RunSQL(FROM_THE_MOMENT, migrations.RunSQL.noop),
        migrations.AlterField(model_name="verdict", name="since", field=models.DateField()),
    ]
