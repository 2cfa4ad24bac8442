"""Ledgers: lists of people and homes as offices ask for them. Exports: lists that leave the house."""

from django.urls import path

from liren.ledgers.views import asking, exports, ledgers

app_name = "ledgers"
urlpatterns = [
    path("ledgers/", ledgers.LedgersView.as_view(), name="list"),
    path("ledgers/<slug:key>/", ledgers.LedgerView.as_view(), name="ledger"),
    path("ledgers/<slug:key>/print/", ledgers.LedgerPrintView.as_view(), name="print"),
    path("ledgers/<slug:key>/exports/", asking.NewExportView.as_view(), name="export"),
    path("exports/", exports.ExportsView.as_view(), name="exports"),
    path("exports/limits/", exports.LimitView.as_view(), name="limits"),
    path("exports/<int:pk>/", exports.ExportView.as_view(), name="export_detail"),
    path("exports/<int:pk>/approval/", exports.ApprovalView.as_view(), name="approve"),
    path("exports/<int:pk>/refusal/", exports.RefusalView.as_view(), name="refuse"),
    path("exports/<int:pk>/file/", exports.FileView.as_view(), name="file"),
]
