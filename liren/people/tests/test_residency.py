"""Moving, leaving, coming back; households and their heads."""

from datetime import date

import pytest

from liren.kernel.errors import OutOfScope, Refused
from liren.kernel.fence import fenced
from liren.people.models import Contact, Household, PersonIdentity, PersonTag, Residency
from liren.people.operations.bulk import confirm_people, move_people_to_grid, tag_people
from liren.people.operations.households import leave_household, set_relation
from liren.people.operations.residency import come_back, end_residency, move_home
from liren.people.operations.tags import tag_person, untag_person
from liren.people.queries.digest import people_in
from liren.places.models import Place
from liren.testing.area import FUDONG, GRID_1, GRID_2, LUOTONG
from liren.testing.cast import actor
from liren.testing.people import a_home, a_household, a_person, a_phone, an_identity

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 1)


@pytest.fixture
def clerk():
    with fenced(actor("fang_yuqing")):
        yield actor("fang_yuqing")


def rows(model, person):
    return model.objects.unscoped("a test looks").filter(person=person)


def test_a_move_closes_the_old_period_and_takes_everything_along(clerk):
    person = a_person(identity=an_identity(), phone=a_phone(), home=a_home("201", place=GRID_2))
    tag_person(person, actor=clerk, tag="disabled")
    moved = move_home(person, actor=clerk, dwelling=a_home("101", building="9幢", place=GRID_1), on=DAY)

    assert moved.place_code == GRID_1
    before, now = rows(Residency, person).order_by("id")
    assert (before.to_on, before.ending, now.from_on, now.to_on) == (DAY, "moved", DAY, None)
    for model in (PersonIdentity, Contact, PersonTag):
        assert rows(model, person).get().place_code == GRID_1
    assert (people_in(GRID_2), people_in(GRID_1)) == (0, 1)


def test_nobody_is_moved_out_of_the_mover_s_reach(clerk):
    person = a_person()
    with pytest.raises(Refused):
        move_home(person, actor=clerk, dwelling=a_home("1", place=FUDONG), on=DAY)
    person.refresh_from_db(from_queryset=type(person).objects.unscoped("test"))
    assert person.place_code == GRID_2


def test_who_died_is_off_the_register_but_not_gone_and_leaves_no_head(clerk):
    head, wife = a_person("陈德明"), a_person("李桂英")
    household = a_household(head, (wife, "12"))
    end_residency(head, actor=clerk, ending="died", on=DAY)

    assert people_in(LUOTONG) == 1
    assert Household.objects.unscoped("test").get(pk=household.pk).head is None
    with pytest.raises(Refused):
        end_residency(head, actor=clerk, ending="moved", on=DAY)


def test_coming_back_opens_a_new_period(clerk):
    person = a_person(home=a_home())
    end_residency(person, actor=clerk, ending="away", on=DAY, gone_to="杭州")
    with pytest.raises(Refused):
        come_back(person, actor=clerk, on=date(2026, 4, 1))
    back = come_back(person, actor=clerk, on=date(2026, 9, 1))
    assert back.left_on is None
    assert rows(Residency, person).count() == 2
    assert people_in(LUOTONG) == 1


def test_a_new_head_unseats_the_old_one(clerk):
    head, son = a_person("李桂英"), a_person("李国元")
    household = a_household(head, (son, "20"))
    set_relation(son, actor=clerk, relation="02")
    assert Household.objects.unscoped("test").get(pk=household.pk).head == son
    head.refresh_from_db(from_queryset=type(head).objects.unscoped("test"))
    assert head.relation == ""
    left = leave_household(son, actor=clerk)
    assert left.household is None
    assert Household.objects.unscoped("test").get(pk=household.pk).head is None


def test_a_tag_holds_once_and_ends_without_being_forgotten(clerk):
    person = a_person()
    tag = tag_person(person, actor=clerk, tag="low_income", evidence="低保证", from_on=date(2026, 1, 1))
    with pytest.raises(Refused):
        tag_person(person, actor=clerk, tag="low_income")
    untag_person(tag, actor=clerk)
    assert rows(PersonTag, person).get().to_on is not None
    assert tag_person(person, actor=clerk, tag="low_income").evidence == ""


def test_bulk_acts_are_one_event_and_all_or_nothing(clerk):
    from liren.events.models import Event

    people = [a_person(f"居民{n}").pk for n in range(5)]
    stranger = a_person("外人", place=FUDONG).pk
    assert tag_people(people, actor=clerk, tag="volunteer") == 5
    assert tag_people(people, actor=clerk, tag="volunteer") == 0
    assert confirm_people(people, actor=clerk) == 5
    with pytest.raises(OutOfScope):
        confirm_people([*people, stranger], actor=clerk)
    told = Event.objects.unscoped("test").filter(action="people.confirmed")
    assert told.get().place_code == GRID_2


def test_moving_many_to_another_grid_keeps_the_counts_right(clerk):
    people = [a_person(f"居民{n}", identity=an_identity(serial=n)).pk for n in range(3)]
    grid = Place.objects.unscoped("test").get(code=GRID_1)
    assert move_people_to_grid(people, actor=clerk, grid=grid) == 3
    assert (people_in(GRID_2), people_in(GRID_1)) == (0, 3)
    numbers = PersonIdentity.objects.unscoped("test").values_list("place_code", flat=True)
    assert set(numbers) == {GRID_1}
