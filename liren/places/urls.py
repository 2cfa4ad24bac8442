"""Addresses of places: a place by its code, the rest by number."""

from django.urls import path, register_converter

from liren.places.views import (
    boundary,
    buildings,
    calendar,
    compounds,
    dwellings,
    grids,
    place,
    premises,
    restructure,
)

app_name = "places"


class PlaceCode:
    """2 to 15 digits."""

    regex = "[0-9]{2,15}"

    def to_python(self, value: str) -> str:
        """As it is."""
        return value

    def to_url(self, value: str) -> str:
        """As it is."""
        return value


register_converter(PlaceCode, "code")

urlpatterns = [
    path("places/", place.TopView.as_view(), name="tree"),
    path("places/tree/", place.BranchView.as_view(), name="branch"),
    path("places/<code:code>/", place.PlaceView.as_view(), name="place"),
    path("places/<code:code>/name/", grids.NameView.as_view(), name="name"),
    path("places/<code:code>/grids/new/", grids.NewGridView.as_view(), name="new_grid"),
    path("places/<code:code>/closing/", grids.ClosingView.as_view(), name="closing"),
    path("places/<code:code>/boundary/", boundary.BoundaryView.as_view(), name="boundary"),
    path("places/<code:code>/boundary/check/", boundary.CheckView.as_view(), name="boundary_check"),
    path("places/<code:code>/compounds/new/", compounds.NewCompoundView.as_view(), name="new_compound"),
    path("places/compounds/<int:pk>/", compounds.CompoundView.as_view(), name="compound"),
    path("places/compounds/<int:pk>/edit/", compounds.EditCompoundView.as_view(), name="edit_compound"),
    path("places/compounds/<int:pk>/removal/", compounds.RemovalView.as_view(), name="remove_compound"),
    path("places/<code:code>/buildings/new/", buildings.NewBuildingView.as_view(), name="new_building"),
    path("places/buildings/<int:pk>/", buildings.BuildingView.as_view(), name="building"),
    path("places/buildings/<int:pk>/edit/", buildings.EditBuildingView.as_view(), name="edit_building"),
    path("places/buildings/<int:pk>/removal/", buildings.RemovalView.as_view(), name="remove_building"),
    path("places/buildings/<int:pk>/homes/", buildings.HomesView.as_view(), name="generate_homes"),
    path("places/buildings/<int:pk>/homes/new/", dwellings.NewDwellingView.as_view(), name="new_dwelling"),
    path("places/<code:code>/homes/", dwellings.ListView.as_view(), name="homes"),
    path("places/homes/<int:pk>/edit/", dwellings.EditDwellingView.as_view(), name="edit_dwelling"),
    path("places/homes/<int:pk>/removal/", dwellings.RemovalView.as_view(), name="remove_dwelling"),
    path("places/<code:code>/premises/", premises.ListView.as_view(), name="premises_list"),
    path("places/<code:code>/premises/new/", premises.NewPremisesView.as_view(), name="new_premises"),
    path("places/premises/<int:pk>/", premises.PremisesView.as_view(), name="premises"),
    path("places/premises/<int:pk>/edit/", premises.EditPremisesView.as_view(), name="edit_premises"),
    path("places/premises/<int:pk>/removal/", premises.RemovalView.as_view(), name="remove_premises"),
    path("places/premises/<int:pk>/rooms/new/", premises.NewRoomView.as_view(), name="new_room"),
    path(
        "places/premises/<int:pk>/rooms/<int:room>/removal/",
        premises.RoomRemovalView.as_view(),
        name="remove_room",
    ),
    path("places/premises/<int:pk>/photos/new/", premises.NewPhotoView.as_view(), name="new_photo"),
    path("places/premises/<int:pk>/photos/<int:photo>/", premises.PhotoView.as_view(), name="photo"),
    path(
        "places/premises/<int:pk>/photos/<int:photo>/removal/",
        premises.PhotoRemovalView.as_view(),
        name="remove_photo",
    ),
    path("places/<code:code>/restructuring/", restructure.ChooseView.as_view(), name="restructure"),
    path("places/<code:code>/restructuring/<slug:kind>/", restructure.ChangeView.as_view(), name="change"),
    path("places/restructurings/<int:pk>/", restructure.DoneView.as_view(), name="restructuring"),
    path("places/restructurings/<int:pk>/undo/", restructure.UndoView.as_view(), name="undo_restructuring"),
    path("calendar/", calendar.YearView.as_view(), name="calendar"),
    path("calendar/<int:year>/", calendar.YearView.as_view(), name="calendar_year"),
]
