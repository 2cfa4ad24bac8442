"""Homes that a roster names and the map does not have come onto it only when that is meant, and go with the undo."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from liren.accounts.models import User
from liren.kernel.errors import Refused
from liren.people.choices import BatchState
from liren.people.models import RosterBatch
from liren.people.operations.roster.ask import ask_commit
from liren.people.operations.roster.commit import commit_roster
from liren.people.operations.roster.undo import undo_roster
from liren.people.queries.digest import people_in, register_digest
from liren.people.tests.desk import AGEN, GUIYING, LIST, MEIJUAN, Desk, but
from liren.places.models import Building, Dwelling
from liren.testing.area import LUOTONG, SUBDISTRICT

pytestmark = pytest.mark.django_db

NEXT_DOOR = but(AGEN, 现住址="罗桐路58弄3幢2单元303")
ELSEWHERE = but(MEIJUAN, 现住址="罗桐路58弄33幢1单元101")


def homes() -> list[str]:
    return sorted(Dwelling.objects.unscoped("a test looks").values_list("line", flat=True))


def test_the_first_list_of_a_place_draws_its_map(desk: Desk) -> None:
    batch = desk.bring(LIST, add_homes=False)

    assert (batch.counts["new_homes"], batch.counts["new_buildings"]) == (2, 1)
    assert len(homes()) == 2


def test_the_preview_says_which_homes_are_new(desk: Desk) -> None:
    desk.bring([GUIYING])
    batch = desk.read([GUIYING, NEXT_DOOR, ELSEWHERE])

    assert (batch.counts["new_homes"], batch.counts["new_buildings"]) == (2, 1)
    assert batch.new_homes == [["罗桐路58弄33幢", True, 1], ["罗桐路58弄3幢", False, 1]]


def test_homes_on_the_map_are_not_new(desk: Desk) -> None:
    desk.bring(LIST)
    assert desk.read(LIST).new_homes == []


def test_a_mistyped_building_does_not_come_onto_the_map_by_the_way(desk: Desk) -> None:
    desk.bring([GUIYING])
    before = register_digest(SUBDISTRICT)
    batch = desk.read([NEXT_DOOR, ELSEWHERE])

    with pytest.raises(Refused, match="2 套房屋不在地图上"):
        commit_roster(batch, actor=desk.clerk)
    with pytest.raises(Refused, match="2 套房屋不在地图上"):
        ask_commit(batch, actor=desk.clerk)

    assert register_digest(SUBDISTRICT) == before
    assert RosterBatch.objects.unscoped("a test looks").get(pk=batch.pk).state == BatchState.READY


def test_when_it_is_meant_people_and_homes_come_in_one_act_and_go_in_one(desk: Desk) -> None:
    desk.bring([GUIYING])
    before = register_digest(SUBDISTRICT)

    batch = commit_roster(desk.read([NEXT_DOOR, ELSEWHERE]), actor=desk.clerk, add_homes=True)
    assert people_in(LUOTONG) == 3
    assert homes() == ["罗桐路58弄33幢1单元101室", "罗桐路58弄3幢2单元201室", "罗桐路58弄3幢2单元303室"]
    assert Building.objects.unscoped("a test looks").count() == 2

    undo_roster(batch, actor=desk.clerk)
    assert register_digest(SUBDISTRICT) == before
    assert homes() == ["罗桐路58弄3幢2单元201室"]


def test_on_the_page_the_tick_is_asked_for(desk: Desk, client: Client) -> None:
    desk.bring([GUIYING])
    batch = desk.read([NEXT_DOOR])
    client.force_login(User.objects.get(pk=desk.clerk.user_id))
    assert 'name="add_homes"' in client.get(reverse("rosters:detail", args=[batch.pk])).text

    refused = client.post(reverse("rosters:commit", args=[batch.pk]))
    assert refused.status_code == 422
    assert "没有写入" in refused.text

    assert client.post(reverse("rosters:commit", args=[batch.pk]), {"add_homes": "1"}).status_code == 302
