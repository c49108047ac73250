"""A sitting from its start to its minutes, by keyboard alone; and a change of many follow-ups."""

from axe_playwright_python.sync_playwright import Axe

from conftest import no_sideways_scroll


def promise(page, server, title, due):
    page.goto(server.url + "/follow-ups/new")
    page.locator("#title").fill(title)
    page.locator("#owner").select_option(label="Priya Raman")
    page.locator("#due").fill(due)
    page.locator("main form button.primary").click()
    page.wait_for_url("**/follow-ups/FU-*")


def wait_until_focused(page, where):
    """- where: the id of the item that holds the focus, or the words of what has it."""
    page.wait_for_function(
        "where => (document.activeElement.closest('li')?.id ?? document.activeElement.textContent.trim()) === where",
        arg=where)


def test_a_sitting_is_held_by_keyboard_from_start_to_minutes(server, priya):
    promise(priya, server, "Estimate first", "2026-01-10")
    promise(priya, server, "Count the rows", "2026-01-12")
    keys = priya.keyboard
    priya.goto(server.url + "/")
    keys.press("g")
    keys.press("v")
    priya.wait_for_url("**/guardrail-reviews")
    priya.locator("#attendees").focus()
    keys.type("Priya")
    keys.press("Enter")
    priya.wait_for_url("**/guardrail-reviews/1#agenda")
    wait_until_focused(priya, "overdue-FU-1")
    # The first verdict: the third of the choices, a note, and the button.
    keys.press("Space")
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    keys.press("Tab")
    keys.type("Hand it over by Friday.")
    keys.press("Control+Enter")
    priya.wait_for_url("**/guardrail-reviews/1#overdue-FU-2")
    assert "1 of 2 items have a verdict" in priya.locator("main").inner_text()
    wait_until_focused(priya, "overdue-FU-2")
    # The second: the first of the choices, and the button by Tab.
    keys.press("Space")
    while priya.evaluate("document.activeElement.textContent.trim()") != "Save the verdict":
        keys.press("Tab")
    keys.press("Enter")
    priya.wait_for_url("**/guardrail-reviews/1#end")
    assert "Every item has a verdict." in priya.locator("main").inner_text()
    wait_until_focused(priya, "End the sitting")
    keys.press("Enter")
    priya.wait_for_url("**/guardrail-reviews/1")
    minutes = priya.locator("main").inner_text()
    assert "2 verdicts. Every item got a verdict." in minutes
    assert "Not good enough" in minutes and "Hand it over by Friday." in minutes
    assert "Attended by Priya" in minutes
    assert "Good enough" in priya.request.get(server.url + "/guardrail-reviews/1.md").text()


def test_a_sitting_works_without_scripts(server, priya, open_page):
    promise(priya, server, "Estimate first", "2026-01-10")
    page = open_page(java_script_enabled=False, storage_state=priya.context.storage_state())
    page.goto(server.url + "/guardrail-reviews")
    page.get_by_role("button", name="Start a sitting").click()
    page.get_by_label("Waiting for an answer").check(force=True)
    page.get_by_role("button", name="Save the verdict").click()
    assert "1 of 1 item has a verdict" in page.locator("main").inner_text()
    page.get_by_role("button", name="End the sitting").click()
    assert "One verdict." in page.locator("main").inner_text()


def test_a_verdict_that_was_chosen_is_still_chosen_after_another_was_saved(server, priya):
    promise(priya, server, "Estimate first", "2026-01-10")
    promise(priya, server, "Count the rows", "2026-01-12")
    priya.goto(server.url + "/guardrail-reviews")
    priya.get_by_role("button", name="Start a sitting").click()
    second = priya.locator("#overdue-FU-2")
    second.get_by_label("Not good enough").check(force=True)
    second.get_by_label("Note").fill("Not yet: ask again.")
    priya.locator("#overdue-FU-1").get_by_label("Waiting for an answer").check(force=True)
    priya.locator("#overdue-FU-1").get_by_role("button", name="Save the verdict").click()
    priya.get_by_text("1 of 2 items have a verdict").wait_for()
    assert second.get_by_label("Not good enough").is_checked()
    assert second.get_by_label("Note").input_value() == "Not yet: ask again."
    priya.reload()
    assert not second.get_by_label("Not good enough").is_checked()


def test_every_part_of_a_review_is_accessible_and_fits_a_phone_and_paper(server, priya):
    promise(priya, server, "Estimate the number of rows before anything is deleted", "2026-01-10")
    promise(priya, server, "Count the rows", "2026-01-12")
    priya.goto(server.url + "/guardrail-reviews")
    priya.get_by_role("button", name="Start a sitting").click()
    priya.get_by_label("Waiting for an answer").first.check(force=True)
    priya.get_by_role("button", name="Save the verdict").first.click()
    pages = [
        "/guardrail-reviews", "/guardrail-reviews/1", "/guardrail-reviews/1?change=overdue-FU-1", "/follow-ups/changes/new",
        "/follow-ups/changes/new?follow_up=FU-1&follow_up=FU-2&due=2027-01-01", "/settings/deadlines", "/profile",
    ]
    for path in pages:
        for theme in ("light", "dark"):
            priya.emulate_media(color_scheme=theme)
            priya.goto(server.url + path)
            assert Axe().run(priya).response["violations"] == [], path
        for width in (320, 360, 1280):
            priya.set_viewport_size({"width": width, "height": 800})
            assert no_sideways_scroll(priya), f"{path} at {width}"
    priya.goto(server.url + "/guardrail-reviews/1")
    priya.get_by_role("button", name="End the sitting").click()
    assert Axe().run(priya).response["violations"] == []
    priya.emulate_media(media="print")
    assert priya.locator(".agenda-decided").is_visible()
    assert not priya.locator("header.site-header").is_visible()
    assert not priya.locator(".record-actions").is_visible()


def test_a_sitting_does_not_move_under_the_pointer_once_it_was_opened(server, priya):
    for n in range(1, 6):
        promise(priya, server, f"Count the rows, part {n}", f"2026-01-1{n}")
    priya.goto(server.url + "/guardrail-reviews")
    priya.get_by_role("button", name="Start a sitting").click()
    priya.wait_for_url("**/guardrail-reviews/1#agenda")
    priya.add_init_script("""
        addEventListener("load", () => {
            const opened = scrollY;
            const later = (frames) => requestAnimationFrame(() => frames ? later(frames - 1) : window.movedBy = scrollY - opened);
            later(5);
        });
    """)
    for place in ("agenda", "overdue-FU-3"):
        priya.goto("about:blank")
        priya.goto(f"{server.url}/guardrail-reviews/1#{place}")
        priya.wait_for_function("() => window.movedBy !== undefined")
        assert priya.evaluate("window.movedBy") == 0, place
        wait_until_focused(priya, "overdue-FU-1" if place == "agenda" else place)
        box = priya.locator("input:focus").bounding_box()
        assert 0 <= box["y"] and box["y"] + box["height"] <= priya.viewport_size["height"], place


def test_many_follow_ups_are_changed_after_a_dry_run_and_undone(server, priya):
    promise(priya, server, "Estimate first", "2027-01-10")
    promise(priya, server, "Count the rows", "2027-01-12")
    priya.goto(server.url + "/follow-ups")
    priya.get_by_label("Select all: Yours").check()
    assert "(2)" in priya.locator(".bulk > legend").inner_text()
    priya.locator("#set-due").fill("2027-02-01")
    priya.get_by_role("button", name="See what would change").click()
    assert "nothing has changed yet" in priya.locator("main").inner_text()
    priya.get_by_label("Type “2 follow-ups”").fill("2 follow-ups")
    priya.keyboard.press("Enter")
    priya.wait_for_url("**/follow-ups")
    assert priya.get_by_text("1 Feb 2027").count() == 2
    priya.get_by_role("button", name="Undo").click()
    priya.wait_for_url("**/changes/1")
    priya.goto(server.url + "/follow-ups")
    assert priya.get_by_text("10 Jan 2027").count() == 1 and priya.get_by_text("12 Jan 2027").count() == 1
