"""Hints on wording appear beside the text while it is written, and block nothing."""

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
