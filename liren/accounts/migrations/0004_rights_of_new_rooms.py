"""The rights of the rooms for organisations and policies, added to the roles that the first installation seeded."""

from django.db import migrations

from liren.accounts.roles import SEEDS

ROOMS = ("organisations.", "policy.", "targets.", "programmes.")


def add(apps, schema_editor):
    roles = apps.get_model("accounts", "Role").objects
    for seed in SEEDS:
        wanted = [right for right in seed.permissions if right.startswith(ROOMS)]
        for role in roles.filter(code=seed.code):
            role.permissions += [right for right in wanted if right not in role.permissions]
            role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_grid_handover")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
