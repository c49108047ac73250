"""Times that scripts show, and the zone of a new account."""

import re
from datetime import datetime, timedelta, timezone

from playwright.sync_api import expect

from conftest import first_run
from journeys import declare
from servers import PASSWORD
from together import area, five, saving, start, team

INDIA = timezone(timedelta(hours=5, minutes=30))


def test_saving_tells_the_time_as_all_else_does(team):
    page = team.sign_in("Priya")
    page.goto(team.url + "/profile")
    page.locator("#zone").fill("Asia/Kolkata")
    page.get_by_role("button", name="Save the profile").click()
    page.wait_for_load_state()
    start(page, team)
    before = datetime.now(INDIA)
    area(page).fill("Typed in the afternoon.")
    expect(saving(page)).to_have_text(re.compile(r"^Saved \d"))
    shown = saving(page).inner_text()
    assert shown in {f"Saved {moment:%H:%M}" for moment in (before, datetime.now(INDIA))}


def test_the_first_account_has_the_zone_of_its_browser(server, open_page):
    page = open_page(timezone_id="Asia/Calcutta")
    page.goto(server.url + "/first-run")
    expect(page.locator("#zone")).to_have_value("Asia/Calcutta")
    expect(page.locator("#zone-hint")).to_contain_text("the one of your browser")
    first_run(page, server)
    page.goto(server.url + "/profile")
    expect(page.locator("#zone")).to_have_value("Asia/Calcutta")


def test_without_a_script_the_field_says_that_it_is_utc(server, open_page):
    page = open_page(timezone_id="Asia/Calcutta", java_script_enabled=False)
    page.goto(server.url + "/first-run")
    expect(page.locator("#zone")).to_have_value("UTC")
    expect(page.locator("#zone-hint")).to_contain_text("shown to you beside UTC")


def test_an_invited_person_has_the_zone_of_their_browser_and_what_they_typed_stays(server, founded, priya, open_page):
    priya.goto(server.url + "/settings/people")
    priya.locator("#email").fill("mei@example.org")
    priya.get_by_role("button", name="Create a link").click()
    mei = open_page(timezone_id="Europe/Stockholm")
    priya.get_by_role("button", name="Copy").click()
    expect(priya.get_by_text("Copied.")).to_be_visible()
    mei.goto(priya.locator("#link").input_value())
    expect(mei.locator("#zone")).to_have_value("Europe/Stockholm")
    mei.locator("#zone").fill("America/Lima")
    mei.get_by_label("Your name").fill("Mei Tanaka")
    mei.get_by_role("button", name="Join").click()
    mei.get_by_text("There is a problem").wait_for()
    expect(mei.locator("#zone")).to_have_value("America/Lima")
    for field in mei.locator("input[type=password]").all():
        field.fill(PASSWORD)
    mei.get_by_role("button", name="Join").click()
    mei.wait_for_url(server.url + "/")


def test_times_that_contradict_each_other_are_pointed_out_before_they_are_saved(server, founded, priya):
    key = declare(priya, server, "Ledger rows deleted")
    priya.goto(f"{server.url}/incidents/{key}/times")
    priya.locator("#noticed").fill("-20m")
    priya.locator("#mitigated").fill("-30m")
    expect(priya.locator("#mitigated-echo")).to_contain_text("Mitigated is before noticed")
    priya.locator("#mitigated").fill("-10m")
    expect(priya.locator("#mitigated-echo")).not_to_contain_text("before")
