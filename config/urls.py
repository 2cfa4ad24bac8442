"""Every page's address. Each app brings its own list; a resource is a noun, an act on it a sub-noun."""

from django.urls import include, path

urlpatterns = [
    path("", include("liren.ui.urls")),
    path("", include("liren.places.urls")),
    path("", include("liren.accounts.urls")),
    path("", include("liren.events.urls")),
    path("", include("liren.people.roster_urls")),
    path("", include("liren.people.urls")),
    path("", include("liren.organisations.urls")),
    path("", include("liren.ledgers.urls")),
    path("", include("liren.policy.programme_urls")),
    path("", include("liren.policy.urls")),
    path("", include("liren.policy.draft_urls")),
    path("", include("liren.overview.urls")),
    path("sign-in/", include("liren.accounts.sign_in_urls")),
]

handler400 = "liren.ui.views.errors.bad_request"
handler403 = "liren.ui.views.errors.forbidden"
handler404 = "liren.ui.views.errors.not_found"
handler500 = "liren.ui.views.errors.broken"
