"""A near miss without a name, people from a list and a name that is erased, as people do it: with the keyboard's reach, on a phone and in both themes."""

import os
import pathlib

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from conftest import no_sideways_scroll
from journeys import choose
from servers import PASSWORD

FOLDER = os.environ.get("SCREENSHOTS")


def look(page, name):
    """Nothing scrolls sideways, and axe finds nothing, in the state that the page is in."""
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert no_sideways_scroll(page), f"{name} scrolls sideways at {width}"
        if FOLDER:
            pathlib.Path(FOLDER).mkdir(parents=True, exist_ok=True)
            for theme in ("light", "dark"):
                page.emulate_media(color_scheme=theme)
                page.screenshot(path=f"{FOLDER}/{name}-{width}-{theme}.png", full_page=True)
    found = Axe().run(page).response["violations"]
    assert found == [], f"{name}: {[violation['id'] for violation in found]}"


@pytest.fixture
def stranger(open_page):
    return open_page()


def test_a_stranger_reports_adds_and_reads_an_answer(server, priya, stranger):
    priya.goto(server.url + "/settings/near-misses")
    look(priya, "settings-off")
    priya.get_by_role("button", name="Make a secret address").click()
    expect(priya.get_by_role("button", name="Copy")).to_be_visible()
    look(priya, "settings-address")
    stranger.goto(priya.get_by_label("Address", exact=True).input_value())
    look(stranger, "report-stranger")
    stranger.get_by_label("What nearly happened?").fill("The dry run was off")
    stranger.get_by_label("What happened?").fill("The cleanup was **nearly** run on production.")
    stranger.get_by_role("button", name="Send the report").click()
    code = stranger.get_by_label("Your receipt code").input_value()
    stranger.get_by_role("button", name="Copy").click()
    expect(stranger.get_by_role("status")).to_have_text("Copied.")
    look(stranger, "sent")

    priya.goto(server.url + "/incidents/INC-1")
    priya.get_by_label("Your answer").fill("Thank you. It is on again since Monday.")
    priya.get_by_role("button", name="Answer").click()
    expect(priya.get_by_text("The reporter can read your answer.")).to_be_visible()

    stranger.get_by_role("link", name="To your report").click()
    look(stranger, "receipt")
    stranger.get_by_label("Receipt code").fill(code)
    stranger.get_by_role("button", name="Show the report").click()
    expect(stranger.get_by_text("It is on again since Monday.")).to_be_visible()
    stranger.get_by_label("Add to it").fill("It was off on Tuesday too.")
    stranger.get_by_role("button", name="Add").click()
    expect(stranger.get_by_text("It was off on Tuesday too.")).to_be_visible()
    assert code not in stranger.url
    look(stranger, "report")
    priya.reload()
    expect(priya.get_by_text("It was off on Tuesday too.")).to_be_visible()
    look(priya, "incident")
    priya.goto(server.url + "/near-misses/new")
    priya.get_by_text("What is stored, and what is not").click()
    look(priya, "report-member")


def test_people_come_from_a_list_and_a_name_is_erased(server, priya, stranger, tmp_path):
    people = tmp_path / "people.csv"
    people.write_text("E-mail;Name;Teams;Level\nmei@example.org;Mei Tanaka;;editor\npriya@example.org;;;\nnobody;;Nowhere;\n")
    priya.goto(server.url + "/settings/people")
    priya.get_by_role("link", name="Invite people from a list").click()
    look(priya, "list-new")
    priya.get_by_label("CSV file").set_input_files(people)
    priya.get_by_role("button", name="Show what would happen").click()
    look(priya, "list-dry-run")
    priya.get_by_label("Type “1 person” to go ahead").fill("1 person")
    priya.get_by_role("button", name="Invite 1 person").click()
    look(priya, "list-links")
    link = priya.get_by_label("Addresses and links").input_value().split()[1]
    with priya.expect_download() as download:
        priya.get_by_role("button", name="Save as a CSV file").click()
    assert link in pathlib.Path(download.value.path()).read_text()

    stranger.goto(link)
    expect(stranger.get_by_label("Your name")).to_have_value("Mei Tanaka")
    for field in stranger.locator("input[type=password]").all():
        field.fill(PASSWORD)
    stranger.get_by_role("button", name="Join").click()
    stranger.goto(server.url + "/incidents/new")
    stranger.get_by_label("What is wrong?").fill("Mei Tanaka found the backup empty")
    choose(stranger, "SEV3")
    stranger.get_by_role("button", name="Declare").click()

    priya.goto(server.url + "/settings/people")
    priya.get_by_role("link", name="Deactivate: Mei Tanaka").click()
    priya.get_by_role("button", name="Deactivate").click()
    priya.get_by_role("link", name="Erase the name: Mei Tanaka").click()
    look(priya, "erasure")
    priya.get_by_label("Type “Mei Tanaka” to erase the name").fill("Mei Tanaka")
    priya.get_by_role("button", name="Erase the name").click()
    expect(priya.get_by_text("The name is erased, and replaced in 1 text.")).to_be_visible()
    expect(priya.get_by_text("Mei Tanaka")).to_have_count(0)
    look(priya, "people")
    priya.goto(server.url + "/incidents/INC-1")
    expect(priya.get_by_role("heading", level=1)).to_have_text("A former colleague found the backup empty")
    expect(priya.get_by_text("Mei Tanaka")).to_have_count(0)
