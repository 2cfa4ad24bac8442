"""How style sheets, scripts and fonts are stored: under names that change with their content, compressed.

Before `collectstatic` has run (tests, a developer's machine) the plain names are used instead.
"""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashed and compressed files; imports between our scripts are rewritten to the hashed names."""

    support_js_module_import_aggregation = True

    def stored_name(self, name: str) -> str:
        """The hashed name, or the plain one where nothing has been collected yet."""
        if not self.hashed_files:
            return name
        return str(super().stored_name(name))
