"""The register in a real browser: from a finding to a guardrail by a suggestion, and the coverage that keeps its heads."""

import re

from conftest import watched


def test_a_suggestion_becomes_a_guardrail_that_asks_what_it_would_have_caught(story, chromium):
    server, state = story
    context = chromium.new_context(storage_state=state, viewport={"width": 1280, "height": 800})
    page = watched(context)
    page.goto(server.url + "/findings/1")
    first = page.locator(".suggestions > li").first
    name = first.locator(".guardrail-line a").inner_text()
    assert "The finding says" in first.inner_text() or "The incident says" in first.inner_text()
    first.get_by_role("link", name=f"Use {name}").click()
    assert page.locator("#name").input_value() == name
    page.get_by_label("Proposed", exact=True).check(force=True)
    page.get_by_role("button", name="Add the guardrail").click()
    page.get_by_role("heading", name="Which past incidents would it have caught?").wait_for()
    page.locator("input[name=incidents]").first.check(force=True)
    page.get_by_role("button", name="It would have caught these").click()
    page.get_by_text("would have caught 1 incident").wait_for()
    # The incident of the finding, and the one that was chosen.
    assert page.get_by_text("Would have caught", exact=True).count() == 2
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Undone.").wait_for()
    assert page.get_by_text("Would have caught", exact=True).count() == 1
    assert page.problems == []
    context.close()


def test_the_heads_of_the_coverage_stay_while_it_moves(story, chromium):
    server, state = story
    context = chromium.new_context(storage_state=state, viewport={"width": 600, "height": 500})
    page = watched(context)
    page.goto(server.url + "/guardrails/coverage")
    corner = page.locator(".coverage thead th").first
    before = corner.bounding_box()
    page.locator(".coverage").evaluate("element => { element.scrollLeft = 200; element.scrollTop = 120 }")
    after = corner.bounding_box()
    assert abs(before["x"] - after["x"]) < 1 and abs(before["y"] - after["y"]) < 1
    assert page.locator(".coverage tbody th").first.bounding_box()["x"] - before["x"] < 1
    # A cell says how it stands, is reached by keyboard, and opens its reason.
    cell = page.get_by_role("link", name="Missing", exact=True).first
    cell.focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Add a follow-up that brings it here").wait_for()
    assert page.problems == []
    context.close()


def test_a_guardrail_that_is_only_proposed_for_a_service_is_missing_there_and_can_be_brought(story, chromium):
    server, state = story
    context = chromium.new_context(storage_state=state)
    page = watched(context)
    page.goto(server.url + "/guardrails/new?entry=molly-guard")
    page.get_by_label("Name", exact=True).fill("Ask twice before a table is dropped")
    page.get_by_label("Proposed", exact=True).check(force=True)
    page.get_by_role("button", name="Add the guardrail").click()
    page.wait_for_url(re.compile(r"/guardrails/GR-\d+"))
    guardrail = re.search(r"GR-\d+", page.url).group()
    page.goto(f"{server.url}/guardrails/{guardrail}/services/1")
    page.get_by_role("button", name="It protects this service").click()
    page.get_by_text("but is not in place").wait_for()
    page.get_by_role("link", name="Add a follow-up that brings it here").click()
    page.get_by_role("button", name="Add the follow-up").wait_for()
    assert page.problems == []
    context.close()


def test_a_gap_is_closed_everywhere_after_a_dry_run(story, chromium):
    server, state = story
    context = chromium.new_context(storage_state=state)
    page = watched(context)
    page.goto(server.url + "/guardrails/GR-1")
    page.get_by_role("link", name="Bring it to more services").click()
    for box in page.locator("input[name=service]").all()[:2]:
        box.check(force=True)
    page.get_by_role("button", name="See what would be opened").click()
    page.get_by_text("This is a dry run").wait_for()
    assert page.locator(".dry-run tbody tr").count() == 2
    page.locator("#confirmation").fill("2 follow-ups")
    page.get_by_role("button", name="Open 2 follow-ups").click()
    page.get_by_text("Opened 2 follow-ups.").wait_for()
    page.get_by_role("button", name="Undo").click()
    page.goto(server.url + "/guardrails/GR-1/gaps")
    assert page.get_by_text("brings it there").count() == 0
    assert page.problems == []
    context.close()
