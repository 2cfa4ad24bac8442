"""What the audit log calls the acts of places."""

from django.utils.translation import gettext_lazy as _

EVENT_WORDS = {
    "places.loaded": _("Places loaded"),
    "places.grid_added": _("Grid added"),
    "places.renamed": _("Place renamed"),
    "places.grid_closed": _("Grid closed"),
    "places.boundary_set": _("Boundary changed"),
    "places.compound_added": _("Compound added"),
    "places.compound_edited": _("Compound changed"),
    "places.compound_removed": _("Compound removed"),
    "places.building_added": _("Building added"),
    "places.building_edited": _("Building changed"),
    "places.building_removed": _("Building removed"),
    "places.homes_generated": _("Homes of a building entered"),
    "places.home_added": _("Home added"),
    "places.home_edited": _("Home changed"),
    "places.home_removed": _("Home removed"),
    "places.premises_added": _("Premises added"),
    "places.premises_edited": _("Premises changed"),
    "places.premises_removed": _("Premises removed"),
    "places.room_added": _("Room added"),
    "places.room_removed": _("Room removed"),
    "places.photo_added": _("Picture added"),
    "places.photo_removed": _("Picture removed"),
    "places.calendar_changed": _("Working calendar changed"),
    "places.renumbered": _("Place renumbered"),
    "places.merged": _("Places merged"),
    "places.split": _("Place split"),
    "places.moved": _("Grid or building moved"),
    "places.restructuring_undone": _("Change of the map undone"),
}
