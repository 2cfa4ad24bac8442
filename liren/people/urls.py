"""Addresses of the register. The import of rosters has its own list."""

from django.urls import path

from liren.people.views import (
    acts,
    bulk,
    care,
    conflicts,
    documents,
    duplicates,
    homes,
    person,
    register,
    search,
    secrets,
)
from liren.people.views.rosters import RosterListView

app_name = "people"

urlpatterns = [
    path("search/", search.SearchView.as_view(), name="search"),
    path("people/", register.RegisterView.as_view(), name="list"),
    path("people/households/", homes.HouseholdsView.as_view(), name="households"),
    path("people/homes/", homes.HomesView.as_view(), name="homes"),
    path("people/imports/", RosterListView.as_view(), name="imports"),
    path("people/new/", person.NewPersonView.as_view(), name="new"),
    path("people/check/", person.CheckView.as_view(), name="check"),
    path("people/views/", bulk.SavedViewsView.as_view(), name="views"),
    path("people/views/<int:pk>/forget/", bulk.ForgetViewView.as_view(), name="forget_view"),
    path("people/confirmations/", bulk.BulkConfirmView.as_view(), name="bulk_confirm"),
    path("people/tags/", bulk.BulkTagView.as_view(), name="bulk_tag"),
    path("people/export/", bulk.BulkExportView.as_view(), name="bulk_export"),
    path("people/grid/", bulk.BulkGridView.as_view(), name="bulk_grid"),
    path("people/conflicts/", conflicts.ConflictsView.as_view(), name="conflicts"),
    path("people/conflicts/<int:pk>/decision/", conflicts.DecideView.as_view(), name="decide"),
    path("people/duplicates/", duplicates.DuplicatesView.as_view(), name="duplicates"),
    path("people/merges/<int:pk>/undo/", duplicates.UndoMergeView.as_view(), name="undo_merge"),
    path("people/<int:pk>/", person.PersonView.as_view(), name="person"),
    path("people/<int:pk>/edit/", person.EditPersonView.as_view(), name="edit"),
    path("people/<int:pk>/confirmation/", person.ConfirmView.as_view(), name="confirm"),
    path("people/<int:pk>/merge/", duplicates.MergeView.as_view(), name="merge"),
    path("people/<int:pk>/different/", duplicates.DifferentView.as_view(), name="different"),
    path("people/<int:pk>/identity/", acts.IdentityView.as_view(), name="identity"),
    path("people/<int:pk>/identity/reveal/", secrets.RevealIdentityView.as_view(), name="reveal_identity"),
    path("people/<int:pk>/looks/", secrets.LooksView.as_view(), name="looks"),
    path("people/<int:pk>/phones/", acts.ContactsView.as_view(), name="contacts"),
    path(
        "people/<int:pk>/phones/<int:contact>/reveal/", secrets.RevealPhoneView.as_view(), name="reveal_phone"
    ),
    path(
        "people/<int:pk>/phones/<int:contact>/removal/",
        acts.RemoveContactView.as_view(),
        name="remove_contact",
    ),
    path("people/<int:pk>/tags/", acts.TagsView.as_view(), name="tags"),
    path("people/<int:pk>/tags/<int:tag>/end/", acts.UntagView.as_view(), name="untag"),
    path("people/<int:pk>/move/", acts.MoveView.as_view(), name="move"),
    path("people/<int:pk>/leave/", acts.EndView.as_view(), name="end"),
    path("people/<int:pk>/return/", acts.ReturnView.as_view(), name="come_back"),
    path("people/<int:pk>/household/", acts.FoundHouseholdView.as_view(), name="found_household"),
    path("people/<int:pk>/household/leave/", acts.LeaveHouseholdView.as_view(), name="leave_household"),
    path("people/<int:pk>/relation/", acts.RelationView.as_view(), name="relation"),
    path("people/<int:pk>/documents/", documents.AddDocumentView.as_view(), name="add_document"),
    path("people/documents/<int:pk>/", documents.DocumentView.as_view(), name="document"),
    path(
        "people/documents/<int:pk>/removal/", documents.RemoveDocumentView.as_view(), name="remove_document"
    ),
    path("people/<int:pk>/care/", care.EnrolView.as_view(), name="enrol"),
    path("care/", care.CareListView.as_view(), name="care"),
    path("care/expired/", care.ForgetExpiredView.as_view(), name="forget_expired"),
    path("care/programmes/", care.ProgrammesView.as_view(), name="programmes"),
    path("care/switches/<int:pk>/off/", care.SwitchOffView.as_view(), name="switch_off"),
    path("care/files/<int:pk>/", care.PlanView.as_view(), name="plan"),
    path("care/files/<int:pk>/end/", care.EndEnrolmentView.as_view(), name="end_enrolment"),
    path("households/<int:pk>/", homes.HouseholdView.as_view(), name="household"),
    path("homes/<int:pk>/", homes.HomeView.as_view(), name="home"),
]
