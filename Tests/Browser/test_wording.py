"""Hints on wording appear beside the text while it is written, and block nothing."""

import pytest

from journeys import declare


def start(page, server):
    key = declare(page, server, "Rows are gone")
    page.goto(f"{server.url}/incidents/{key}/postmortem/new")
    page.get_by_role("button", name="Start the postmortem").click()
    page.wait_for_url("**/postmortem/edit*")
    page.goto(f"{server.url}/incidents/{key}/postmortem/sections/summary")
    return key


def test_a_hint_follows_what_is_typed_and_shows_its_words(server, priya):
    start(priya, server)
    field = priya.locator("textarea").first
    field.fill("A job ran. The reviewer forgot to look at the plan.")
    hint = priya.locator(".wording-hint").first
    hint.wait_for()
    assert "The reviewer forgot to" in hint.inner_text()
    assert priya.locator(".wording [role=status]").inner_text() == "1 wording hint"
    hint.get_by_role("button").click()
    selected = field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert selected == "The reviewer forgot to"
    field.fill("A job ran. The plan was two screens long.")
    hint.wait_for(state="detached")
    assert priya.locator(".wording [role=status]").inner_text() == "No wording hints left"


def test_hints_appear_beside_a_new_finding_and_an_entry_of_the_timeline(server, priya):
    key = declare(priya, server, "Rows are gone")
    for path, field, words in (
        (f"/incidents/{key}/findings/new", "#title", "The on-call engineer forgot to switch the terminal"),
        (f"/incidents/{key}", "#text", "Priya is to blame"),
    ):
        priya.goto(server.url + path)
        priya.locator(field).fill(words)
        hint = priya.locator(".wording-hint").first
        hint.wait_for()
        assert hint.get_by_role("link").count() == 0
        hint.get_by_role("button").click()
        assert priya.evaluate("document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_name_is_asked_about_and_replaced_in_one_click(server, founded, chromium, scripts):
    context = chromium.new_context(storage_state=server.cookies["Priya Raman"], java_script_enabled=scripts)
    page = context.new_page()
    key = start(page, server)
    page.locator("textarea").first.fill("A job ran. Then Priya stopped it.")
    if scripts:
        hint = page.locator(".wording-hint", has_text="A name")
        hint.wait_for()
        assert "a colleague" in hint.inner_text() or "The role instead:" in hint.inner_text()
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/postmortem/edit*")
    page.goto(f"{server.url}/incidents/{key}/postmortem/review")
    question = page.locator(".name-question")
    assert "Priya Raman is named in one text." in question.inner_text()
    question.get_by_label("Instead of the name").fill("the on-call engineer")
    question.get_by_role("button", name="Use the role").click()
    page.get_by_text("Used “the on-call engineer”").wait_for()
    assert page.locator(".name-question").count() == 0
    assert page.get_by_text("Then the on-call engineer stopped it.").first.is_visible()
    page.get_by_role("button", name="Undo", exact=True).first.click()
    page.get_by_text("Taken back.").wait_for()
    assert "Then Priya stopped it." in page.locator("main").inner_text()
    context.close()


def test_a_name_is_replaced_by_the_role_while_somebody_writes(server, priya):
    start(priya, server)
    area = priya.locator("textarea").first
    area.fill("Priya began it. Then Priya stopped it.")
    use = priya.locator(".wording-hint", has_text="A name").get_by_role("button", name="Use the role")
    use.click()
    assert area.input_value() == "A colleague began it. Then Priya stopped it."
    use.click()
    assert area.input_value() == "A colleague began it. Then a colleague stopped it."
    use.wait_for(state="detached")
    area.press("Control+z")
    assert area.input_value() == "A colleague began it. Then Priya stopped it."


def test_a_print_has_the_role_of_who_owns_a_follow_up(server, priya):
    key = start(priya, server)
    priya.goto(f"{server.url}/follow-ups/new?incident={key}")
    priya.get_by_label("What has to be done?").fill("Ask for the name first")
    priya.get_by_label("Owner").select_option(label="Priya Raman")
    priya.get_by_role("button", name="Add the follow-up").click()
    priya.goto(f"{server.url}/incidents/{key}/postmortem/sections/summary")
    priya.locator("textarea").first.fill("It is over.\n\n{{follow-ups}}")
    priya.get_by_role("button", name="Save", exact=True).click()
    priya.wait_for_url("**/postmortem/edit*")
    priya.goto(f"{server.url}/incidents/{key}/postmortem")
    cell = priya.locator("td", has=priya.locator(".owner-name"))
    assert cell.inner_text().strip() == "Priya Raman"
    priya.emulate_media(media="print")
    assert "Priya" not in cell.inner_text() and cell.inner_text().strip()
