"""The State Council's holidays so far, from the published notices."""

from django.db import migrations

from liren.kernel.calendar import seed_from_chinesecalendar


def seed(apps, schema_editor):
    day_model = apps.get_model("places", "CalendarDay")
    rows = [day_model(day=day, kind=str(kind), name=name) for day, kind, name in seed_from_chinesecalendar()]
    day_model.objects.bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("places", "0003_restructuring")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
