"""Owner and due date of a follow-up are edited on the agenda of a guardrail review."""

from playwright.sync_api import expect

from inline_values import choose_owner, commit, editor, open_page, priya, save, server, two, value
from journeys import declare


def be_late(page, server):
    """FU-1 of INC-1 should have been done months ago."""
    declare(page, server, "With work to do")
    commit(page, server, "INC-1", "Ask for the target")
    page.goto(server.url + "/incidents/INC-1")
    value(page, "FU-1 due").click()
    editor(page).locator("input[name=due]").fill("2026-01-05")
    save(page)


def test_owner_and_date_of_a_late_follow_up_are_edited_on_the_agenda(server, priya):
    be_late(priya, server)
    name = "FU-1 owner and due date"
    priya.goto(server.url + "/guardrail-reviews")
    value(priya, name).click()
    choose_owner(priya, "Tomas Weber")
    save(priya)
    expect(value(priya, name)).to_contain_text("Tomas Weber")
    priya.get_by_role("button", name="Start a sitting").click()
    value(priya, name).click()
    editor(priya).locator("input[name=due]").fill("2046-05-06")
    save(priya)
    expect(value(priya, name)).to_have_text("Saved. It is no longer on this list.")
    expect(priya.locator("form.verdict")).to_be_hidden()


def test_owner_and_due_date_can_still_be_edited_once_an_item_has_its_verdict(server, priya):
    be_late(priya, server)
    priya.goto(server.url + "/guardrail-reviews")
    priya.get_by_role("button", name="Start a sitting").click()
    priya.locator("input[value=acceptable]").check(force=True)
    priya.get_by_role("button", name="Save the verdict").click()
    decided = priya.locator(".agenda-decided")
    expect(decided).to_contain_text("Priya Raman, due 5 Jan 2026")
    value(priya, "FU-1 owner and due date").click()
    choose_owner(priya, "Tomas Weber")
    editor(priya).locator("input[name=due]").fill("2046-05-06")
    save(priya)
    expect(decided).to_contain_text("Tomas Weber, due 6 May 2046")
    expect(decided).to_contain_text("Good enough")
    priya.get_by_role("button", name="End the sitting").click()
    expect(priya.locator("main")).to_contain_text("Changed during the review")
