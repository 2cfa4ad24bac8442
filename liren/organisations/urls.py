"""Addresses of bodies and of everything that hangs on them."""

from django.urls import path

from liren.organisations.views import answers, bodies, body_forms, imports, kinds, members, steering
from liren.organisations.views.sheets import addresses
from liren.places.urls import PlaceCode as PlaceCode  # the converter of <code:…>

app_name = "organisations"
BODY, MEMBER, PLACE = (
    "organisations/<int:pk>",
    "organisations/members/<int:pk>",
    "organisations/at/<code:code>",
)

urlpatterns = [
    path("organisations/", bodies.ListView.as_view(), name="list"),
    path("organisations/members/", members.ListView.as_view(), name="members"),
    path("organisations/chart/", steering.ChartView.as_view(), name="chart"),
    path("organisations/chart/print/", steering.ChartPaperView.as_view(), name="chart_print"),
    path("organisations/handbook/", steering.HandbookView.as_view(), name="handbook"),
    path("organisations/compounds/", steering.CompoundsView.as_view(), name="compounds"),
    path("organisations/answers/", answers.AnswersView.as_view(), name="answers"),
    path("organisations/set-up/", steering.SetUpView.as_view(), name="set_up"),
    path("organisations/guarantees/", steering.GuaranteesView.as_view(), name="guarantees"),
    path("organisations/pay/", steering.PayView.as_view(), name="pay"),
    path("organisations/pay/<int:pk>/", steering.SchemeView.as_view(), name="scheme"),
    path("organisations/imports/", imports.ImportsView.as_view(), name="imports"),
    path("organisations/imports/template/", imports.TemplateView.as_view(), name="import_template"),
    path("organisations/imports/<int:pk>/", imports.ImportView.as_view(), name="import"),
    path("organisations/imports/<int:pk>/commit/", imports.CommitView.as_view(), name="import_commit"),
    path("organisations/imports/<int:pk>/undo/", imports.UndoView.as_view(), name="import_undo"),
    path("organisations/imports/<int:pk>/discard/", imports.DiscardView.as_view(), name="import_discard"),
    path(f"{PLACE}/pay/new/", steering.TakeSchemeView.as_view(), name="take_scheme"),
    path(f"{PLACE}/new/", body_forms.NewBodyView.as_view(), name="new"),
    path(f"{PLACE}/members/new/", members.NewMemberView.as_view(), name="new_member"),
    path(f"{MEMBER}/", members.MemberView.as_view(), name="member"),
    path(f"{MEMBER}/edit/", members.EditMemberView.as_view(), name="edit_member"),
    path(f"{MEMBER}/leaving/", members.LeavingView.as_view(), name="leaving"),
    path("organisations/posts/<int:pk>/ending/", members.EndPostView.as_view(), name="end_post"),
    path("organisations/rules/<int:pk>/", bodies.RuleView.as_view(), name="rule"),
    path(f"{BODY}/", bodies.BodyView.as_view(), name="body"),
    path(f"{BODY}/edit/", body_forms.EditBodyView.as_view(), name="edit"),
    path(f"{BODY}/dissolution/", body_forms.DissolutionView.as_view(), name="dissolution"),
    path(f"{BODY}/removal/", body_forms.RemovalView.as_view(), name="removal"),
    path(f"{BODY}/file/", body_forms.FileView.as_view(), name="file"),
    path(f"{BODY}/filing/", body_forms.FilingView.as_view(), name="filing"),
    *(each for sheet in (kinds.TERM, kinds.POST, kinds.TIE, kinds.RULE) for each in addresses(sheet, BODY)),
    *(each for sheet in (kinds.CERTIFICATE, kinds.TRAINING, kinds.MENTORSHIP) for each in addresses(sheet, MEMBER)),
    *(each for sheet in (kinds.FACILITY, kinds.PROJECT, kinds.ALLOCATION, kinds.UNIFIED) for each in addresses(sheet, PLACE)),
    *addresses(kinds.PAYMENT, "organisations/allocations/<int:pk>"),
    *addresses(kinds.SURVEY, "organisations/compounds/<int:pk>"),
]  # fmt: skip
