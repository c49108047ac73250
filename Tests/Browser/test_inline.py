"""Values that are edited where they are shown, with the rules, the merging and the undo of the long form."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from conftest import no_sideways_scroll
from inline_values import choose_owner, commit, editor, open_page, priya, save, server, tomas, two, value
from journeys import declare


def test_the_title_is_edited_by_keyboard_alone_and_undone(server, priya):
    declare(priya, server, "Cleanup ran agianst production")
    value(priya, "title").focus()
    priya.keyboard.press("Enter")
    expect(editor(priya).get_by_label("Title")).to_be_focused()
    priya.keyboard.press("Control+A")
    priya.keyboard.insert_text("Cleanup ran against production")
    priya.keyboard.press("Enter")
    expect(priya.locator("h1")).to_have_text("Cleanup ran against production")
    expect(value(priya, "title")).to_be_focused()
    expect(priya.locator("main > [role=status]")).to_have_text("INC-1 saved.")
    assert "Cleanup ran against production" in priya.locator("section:has(#history)").inner_text()
    priya.locator(".notice").get_by_role("button", name="Undo").click()
    expect(priya.locator("h1")).to_have_text("Cleanup ran agianst production")


def test_escape_leaves_everything_as_it_was_and_returns_to_the_value(server, priya):
    declare(priya, server, "Stays as it is")
    value(priya, "title").focus()
    priya.keyboard.press("e")
    expect(editor(priya)).to_be_visible()
    priya.keyboard.insert_text(" not")
    priya.keyboard.press("Escape")
    expect(editor(priya)).to_have_count(0)
    expect(value(priya, "title")).to_be_focused()
    priya.reload()
    expect(priya.locator("h1")).to_have_text("Stays as it is")


def test_severity_and_state_are_chosen_in_their_place(server, priya):
    declare(priya, server, "Slow checkout", severity="SEV3")
    value(priya, "severity").click()
    editor(priya).get_by_label("SEV4", exact=False).first.check(force=True)
    save(priya)
    expect(value(priya, "severity")).to_contain_text("SEV4")
    expect(priya.locator(".timeline")).to_contain_text("Severity changed from SEV3 to SEV4")
    value(priya, "state").click()
    editor(priya).get_by_label("Mark as mitigated").check(force=True)
    save(priya)
    expect(value(priya, "state")).to_have_text("Mitigated")
    expect(priya.locator(".record-header .record-actions")).to_contain_text("Mark as resolved")


def test_a_state_that_is_refused_says_why_beside_the_choice(server, priya):
    declare(priya, server, "False alarm")
    value(priya, "state").click()
    editor(priya).get_by_label("Dismiss").check(force=True)
    editor(priya).get_by_role("button", name="Save").click()
    expect(editor(priya).locator(".error:visible")).to_contain_text("Enter the reason")
    editor(priya).get_by_label("Why is this not an incident?").fill("The test of the alarm.")
    save(priya)
    expect(value(priya, "state")).to_have_text("Dismissed")


def test_a_summary_gets_its_editor_and_keeps_the_text_of_both(server, priya, tomas):
    declare(priya, server, "Written by two")
    priya.get_by_role("button", name="Add the summary").click()
    area = editor(priya).locator("textarea[name=summary]")
    area.fill("The cleanup ran.\n\nNobody was told.")
    expect(editor(priya).locator(".editor-bar")).to_be_visible()
    save(priya)
    tomas.goto(priya.url)
    for page, old, new in ((priya, "ran", "ran twice"), (tomas, "told", "told until noon")):
        page.get_by_role("button", name="Edit the summary").click()
        field = editor(page).locator("textarea[name=summary]")
        field.fill(field.input_value().replace(old, new))
    save(tomas)
    save(priya)
    expect(value(priya, "summary")).to_contain_text("The cleanup ran twice.")
    expect(value(priya, "summary")).to_contain_text("Nobody was told until noon.")


def test_a_summary_gets_hints_while_it_is_written_in_its_place(server, priya):
    declare(priya, server, "Cleanup ran against production")
    priya.get_by_role("button", name="Add the summary").click()
    field = editor(priya).locator("textarea[name=summary]")
    field.fill("The outage was due to human error.")
    hint = editor(priya).locator(".wording-hint")
    expect(hint).to_contain_text("human error")
    hint.get_by_role("button", name="Show it").click()
    assert "human error" in field.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)")
    save(priya)
    priya.get_by_role("button", name="Edit the summary").click()
    expect(editor(priya).locator(".wording-hint")).to_contain_text("human error")
    editor(priya).locator("textarea[name=summary]").fill("The prompt looks the same in staging and in production.")
    expect(editor(priya).locator(".wording-hint")).to_have_count(0)


def test_two_people_edit_two_values_at_once_and_neither_is_lost(server, priya, tomas):
    declare(priya, server, "Edited by two", severity="SEV2")
    tomas.goto(priya.url)
    value(priya, "title").click()
    value(tomas, "severity").click()
    editor(priya).get_by_label("Title").fill("Named by Priya")
    editor(tomas).get_by_label("SEV5", exact=False).first.check(force=True)
    save(tomas)
    save(priya)
    expect(priya.locator("h1")).to_have_text("Named by Priya")
    expect(value(priya, "severity")).to_contain_text("SEV5")
    expect(priya.locator(".notice")).to_contain_text("while you were editing")


def test_owner_and_date_of_a_follow_up_are_edited_in_the_lists(server, priya):
    declare(priya, server, "With work to do")
    commit(priya, server, "INC-1", "Ask for the target")
    for path in ("/incidents/INC-1", "/follow-ups"):
        priya.goto(server.url + path)
        value(priya, "FU-1 owner").click()
        expect(editor(priya).locator("[name=owner]")).to_be_visible()
        name = "Tomas Weber" if path != "/follow-ups" else "Priya Raman"
        choose_owner(priya, name)
        save(priya)
        expect(value(priya, "FU-1 owner")).to_have_text(name)
        expect(value(priya, "FU-1 owner")).to_be_focused()
        value(priya, "FU-1 due").click()
        editor(priya).locator("input[name=due]").fill("2027-05-06" if path != "/follow-ups" else "2027-05-07")
        save(priya)
        expect(value(priya, "FU-1 due")).to_contain_text("6 May 2027" if path != "/follow-ups" else "7 May 2027")
        assert priya.url == server.url + path


def test_a_refused_value_stays_with_its_reason_until_it_is_right(server, priya):
    declare(priya, server, "With work to do")
    commit(priya, server, "INC-1", "Ask for the target")
    priya.goto(server.url + "/incidents/INC-1")
    value(priya, "FU-1 due").click()
    date = editor(priya).locator("input[name=due]")
    date.fill("")
    editor(priya).get_by_role("button", name="Save").click()
    expect(editor(priya).locator(".error:visible")).to_contain_text("every commitment has one")
    expect(date).to_be_focused()
    expect(date).to_have_attribute("aria-invalid", "true")
    date.fill("2027-04-01")
    save(priya)
    expect(value(priya, "FU-1 due")).to_contain_text("1 Apr 2027")
    value(priya, "title").click()
    editor(priya).get_by_label("Title").fill("x" * 300)
    editor(priya).get_by_role("button", name="Save").click()
    expect(editor(priya).locator(".error:visible")).to_contain_text("too long")
    assert editor(priya).get_by_label("Title").input_value() == "x" * 300


def test_while_signed_out_the_text_stays_and_says_what_to_do(server, priya):
    declare(priya, server, "Signed out meanwhile")
    value(priya, "title").click()
    editor(priya).get_by_label("Title").fill("Not lost")
    cookies = priya.context.cookies()
    priya.context.clear_cookies()
    editor(priya).get_by_role("button", name="Save").click()
    expect(editor(priya).locator(".error:visible")).to_contain_text("Sign in in another tab")
    priya.context.add_cookies(cookies)
    save(priya)
    expect(priya.locator("h1")).to_have_text("Not lost")


def test_without_javascript_values_are_text_and_the_long_form_is_linked(server, priya, chromium):
    declare(priya, server, "Plain text")
    commit(priya, server, "INC-1", "Ask for the target")
    context = chromium.new_context(java_script_enabled=False, storage_state=priya.context.storage_state())
    page = context.new_page()
    page.goto(server.url + "/incidents/INC-1")
    assert page.locator("[data-inline][role=button]").count() == 0
    assert page.locator(".inline-empty, .inline-start").count() == 0
    page.get_by_role("link", name="Edit", exact=True).first.click()
    page.locator("#title").fill("Edited in the long form")
    page.get_by_role("button", name="Save").click()
    assert page.locator("h1").inner_text() == "Edited in the long form"
    page.goto(server.url + "/incidents/INC-1/edit")
    page.get_by_role("link", name="a page of its own").click()
    page.get_by_label("Mark as mitigated").check(force=True)
    page.get_by_role("button", name="Change the state").click()
    assert "Mitigated" in page.locator(".record-marks").inner_text()
    context.close()


@pytest.mark.parametrize("width", (320, 1280))
def test_an_open_editor_is_accessible_and_fits(server, priya, width):
    declare(priya, server, "Edited on a phone")
    commit(priya, server, "INC-1", "Ask for the target")
    priya.goto(server.url + "/incidents/INC-1")
    priya.set_viewport_size({"width": width, "height": 800})
    for name in ("title", "severity", "state", "summary", "FU-1 owner", "FU-1 due"):
        start = value(priya, name)
        start.locator(".inline-start").click() if start.locator(".inline-start").count() else start.click()
        expect(editor(priya)).to_be_visible()
        assert no_sideways_scroll(priya), name
        assert [found["id"] for found in Axe().run(priya).response["violations"] if found["id"] != "page-has-heading-one"] == []
        priya.keyboard.press("Escape")
        expect(editor(priya)).to_have_count(0)
