"""Who may appoint whom, how a grant is taken back, and the roles of the first installation."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from liren.accounts.roles import SEEDS


def seed(apps, schema_editor):
    Role = apps.get_model("accounts", "Role")
    for order, one in enumerate(SEEDS):
        values = {**one._asdict(), "order": order}
        for name in ("permissions", "excludes", "appointed_by"):
            values[name] = list(values[name])
        Role.objects.update_or_create(code=values.pop("code"), defaults=values)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="role",
            name="appointed_by",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.SlugField(max_length=40), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="rolegrant",
            name="revoked_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="rolegrant",
            name="revoked_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="breakglass",
            index=models.Index(fields=["user", "ends_at"], name="break_glass_user"),
        ),
        migrations.AddIndex(
            model_name="breakglass",
            index=models.Index(fields=["place_code", "-started_at"], name="break_glass_place"),
        ),
        migrations.RunPython(seed, migrations.RunPython.noop),
    ]
