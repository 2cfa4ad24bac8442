"""Pages of half-yearly reviews: the list with open problems, one review, its findings, the year."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.accounts.queries.places import names_of
from liren.kernel.scope import within
from liren.places.choices import Level
from liren.places.models import Place
from liren.places.queries import place_name
from liren.places.views.forms import FormPage
from liren.policy.forms.reviews import FindingForm, HeldForm, ReviewForm, YearForm
from liren.policy.forms.targets import WordsForm
from liren.policy.models import Finding, ReviewRound, YearSummary
from liren.policy.operations import reviews as operations
from liren.policy.queries.reviews import VIEW, findings_of, reviews_of, summaries_of
from liren.policy.views.progress import private_file
from liren.policy.views.targets import place_asked
from liren.ui.scoped import ScopedView

RUN, REPORT = "targets.edit", "targets.report"
MOST = 300


class ReviewsView(ScopedView):
    """The reviews under a place, the problems they found, the summaries of years."""

    permission = VIEW
    template = "policy/reviews/list.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        place = place_asked(self)
        reviews, findings = (
            list(reviews_of(self.actor, place)[:MOST]),
            list(findings_of(self.actor, place)[:MOST]),
        )
        summaries = list(summaries_of(self.actor, place)[:MOST])
        return self.page(
            place=place, place_name=place_name(place), reviews=reviews, findings=findings, summaries=summaries,
            names=names_of({row.place_code for row in (*reviews, *findings, *summaries)}), today=timezone.localdate(),
            n_open=sum(not hasattr(row, "settled") for row in findings), may_run=self.actor.may(RUN, place),
            may_settle=self.actor.may(REPORT, place),
        )  # fmt: skip


class ReviewView(ScopedView):
    """One review: how its results are judged, and what it found."""

    permission = VIEW
    template = "policy/reviews/review.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = ReviewRound.objects.get_visible(self.actor, VIEW, pk=pk)
        findings = list(findings_of(self.actor, row.place_code).filter(review=row))
        return self.page(
            review=row, place_name=place_name(row.place_code), findings=findings, today=timezone.localdate(),
            names=names_of({one.place_code for one in findings}), may_run=self.actor.may(RUN, row.place_code),
            may_settle=self.actor.may(REPORT, row.place_code),
        )  # fmt: skip


class PlaceForm(FormPage):
    """A form about the place in the address bar."""

    permission = RUN

    def load(self, **kwargs: Any) -> None:
        self.place = place_asked(self)

    def back(self) -> str:
        return f"{reverse('programmes:reviews')}?place={self.place}"

    def context(self) -> dict[str, Any]:
        return {"subject": place_name(self.place)}


class NewReviewView(PlaceForm):
    """A half-year is due."""

    form_class = ReviewForm
    title, submit, done = _("New review"), _("Open the review"), _("The review is open.")

    def initial(self) -> dict[str, Any]:
        today = timezone.localdate()
        return {"year": today.year, "half": 1 if today.month <= 6 else 2}

    def act(self, form: Any) -> str:
        row = operations.open_review(actor=self.actor, place_code=self.place, **form.cleaned_data)
        return reverse("programmes:review", args=[row.pk])


class YearView(PlaceForm):
    """A year is summed up."""

    form_class = YearForm
    title, submit, done = _("Sum up a year"), _("Save the summary"), _("The year is summed up.")

    def initial(self) -> dict[str, Any]:
        return {"year": timezone.localdate().year}

    def act(self, form: Any) -> str:
        operations.sum_up_year(actor=self.actor, place_code=self.place, **form.cleaned_data)
        return self.back()


class YearFileView(ScopedView):
    """The file of a year's summary."""

    permission = VIEW

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        return private_file(YearSummary.objects.get_visible(self.actor, VIEW, pk=pk).file)


class ReviewPage(FormPage):
    """A form about one review."""

    permission = RUN
    row: ReviewRound

    def load(self, **kwargs: Any) -> None:
        self.row = ReviewRound.objects.get_visible(self.actor, self.permission, pk=kwargs["pk"])

    def back(self) -> str:
        return reverse("programmes:review", args=[self.row.pk])

    def context(self) -> dict[str, Any]:
        return {"subject": f"{place_name(self.row.place_code)} · {self.row}"}


class HeldView(ReviewPage):
    """It was held."""

    form_class = HeldForm
    title, submit, done = _("The review was held"), _("Save"), _("Saved.")

    def initial(self) -> dict[str, Any]:
        return {"held_on": timezone.localdate()}

    def act(self, form: Any) -> str:
        operations.hold_review(self.row, actor=self.actor, **form.cleaned_data)
        return self.back()


class NewFindingView(ReviewPage):
    """A problem was found."""

    form_class = FindingForm
    title, submit, done = _("New problem"), _("Add the problem"), _("The problem is on file.")

    def form_arguments(self) -> dict[str, Any]:
        below = Place.objects.visible_to(self.actor, RUN).filter(within("code", [self.row.place_code]))
        return {"places": below.filter(level__lte=Level.COMMUNITY, closed_on=None).defer("boundary").order_by("code")[:1000]}  # fmt: skip

    def act(self, form: Any) -> str:
        operations.add_finding(self.row, actor=self.actor, **form.cleaned_data)
        return self.back()


class SettleView(FormPage):
    """A problem is mended."""

    permission = REPORT
    form_class = WordsForm
    title, submit, done = _("The problem is mended"), _("Save"), _("Saved.")

    def load(self, **kwargs: Any) -> None:
        self.row = Finding.objects.get_visible(self.actor, self.permission, pk=kwargs["pk"])

    def act(self, form: Any) -> str:
        operations.settle_finding(self.row, actor=self.actor, **form.cleaned_data)
        return self.back()

    def back(self) -> str:
        return f"{reverse('programmes:reviews')}?place={self.row.place_code}"

    def context(self) -> dict[str, Any]:
        return {"subject": self.row.text}
