"""A session that ends while somebody writes: the tab goes on once its person has signed in again in another one."""

import re

from playwright.sync_api import expect

from conftest import watched
from servers import PASSWORD, address
from together import OFFLINE, area, five, saving, start, team


def sign_in_beside(page, server, name):
    """In another tab of the same browser."""
    other = watched(page.context, OFFLINE + (r"status of 401",))
    other.goto(server.url + "/sign-in")
    other.locator("#email").fill(address(name))
    other.locator("#password").fill(PASSWORD)
    other.locator("main form button.primary").click()
    other.wait_for_url(server.url + "/")
    assert other.problems == []
    return other


def end_session(page):
    page.context.clear_cookies()
    page.problems = Quiet()


class Quiet(list):
    """The console says that a request without a session was refused, as it should be."""

    def append(self, text):
        if "status of 401" not in text and "EventSource" not in text:
            super().append(text)


def read_by(team, name):
    page = team.sign_in(name)
    start(page, team)
    return area(page)


def test_a_tab_saves_by_itself_once_its_person_has_signed_in_in_another(team):
    page = team.sign_in("Priya")
    start(page, team)
    end_session(page)
    area(page).fill("Typed before signing in.")
    expect(saving(page)).to_have_text(re.compile("^Signed out. Your text is kept on this device."))
    area(page).press_sequentially(" And after.")
    expect(saving(page)).to_have_text(re.compile("^Signed out"))
    sign_in_beside(page, team, "Priya")
    expect(saving(page)).to_have_text(re.compile("^Saved"), timeout=6_000)
    expect(read_by(team, "Mei")).to_have_value("Typed before signing in. And after.")
    area(page).press_sequentially(" And on.")
    expect(saving(page)).to_have_text(re.compile("^Saved"))


def test_a_tab_whose_person_signed_in_again_meanwhile_says_nothing_of_it(team):
    page = team.sign_in("Priya")
    start(page, team)
    end_session(page)
    sign_in_beside(page, team, "Priya")
    area(page).fill("Typed in the next session.")
    expect(saving(page)).to_have_text(re.compile("^Saved"), timeout=6_000)


def test_what_somebody_typed_is_not_sent_in_the_name_of_another(team):
    page = team.sign_in("Priya")
    start(page, team)
    end_session(page)
    area(page).fill("Priya's words.")
    expect(saving(page)).to_have_text(re.compile("^Signed out"))
    other = sign_in_beside(page, team, "Mei")
    expect(saving(page)).to_have_text(re.compile("^Mei is signed in here now. Your text is kept on this device."), timeout=6_000)
    # Nor by a page of the other person that finds the draft.
    page.close()
    other.goto(f"{team.url}/incidents/INC-1/postmortem/edit")
    area(other).fill("Mei's words.")
    expect(saving(other)).to_have_text(re.compile("^Saved"))
    expect(read_by(team, "Tomas")).to_have_value("Mei's words.")
    end_session(other)
    last = sign_in_beside(other, team, "Priya")
    other.close()
    last.goto(f"{team.url}/incidents/INC-1/postmortem/edit")
    expect(area(last)).to_have_value(re.compile("Priya's words."), timeout=12_000)
    expect(area(last)).to_have_value(re.compile("Mei's words."))


def test_a_form_that_was_open_before_signing_in_again_is_accepted(team):
    page = team.sign_in("Priya")
    page.goto(team.url + "/incidents/new")
    page.get_by_label("What is wrong?").fill("Typed before")
    page.get_by_label("SEV2", exact=False).first.check(force=True)
    end_session(page)
    sign_in_beside(page, team, "Priya")
    page.get_by_role("button", name="Declare", exact=True).click()
    page.wait_for_url("**/incidents/INC-2*")
