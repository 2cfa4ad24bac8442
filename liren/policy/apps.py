from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PolicyConfig(AppConfig):
    name = "liren.policy"
    label = "policy"
    verbose_name = _("Policies")

    def ready(self) -> None:
        from liren.policy.measuring.watching import watch_tables

        post_migrate.connect(watch_tables, sender=self, dispatch_uid="liren.policy.watch_tables")
