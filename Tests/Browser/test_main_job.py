"""The main job, counted: from declaring to an exported postmortem with a finding, a guardrail and a follow-up."""

import re

from playwright.sync_api import expect

from conftest import first_run
from journeys import to_review
from walking import Typist, Walker

TITLE = "The cleanup asked for nothing before it deleted rows"
ENTRIES = [
    ("-30m", "Cleanup is started from a laptop"),
    ("", "Mei tells the team"),
    ("", "The job is stopped"),
    ("", "All rows are restored from the replica"),
]


def do_the_main_job(person, server, javascript=True):
    """Returns the exported text."""
    page = person.page
    page.goto(server.url + "/")
    person.press(page.locator("a[href='/incidents/new']").first)
    page.wait_for_url("**/incidents/new")
    person.type(page.locator("#title"), "Cleanup ran against production")
    person.choose(page.locator("input[name=severity][value='2']"))
    person.press(page.get_by_role("button", name="Declare", exact=True))
    page.wait_for_url("**/incidents/INC-1**")
    assert "Active" in page.locator(".record-marks").inner_text()

    for when, what in ENTRIES:
        if when:
            person.type(page.locator("#at"), when)
            page.keyboard.press("Tab")
        person.type(page.locator("#text"), what)
        person.send()
        page.get_by_text(what).first.wait_for()
    person.press(page.get_by_role("button", name="Set all 4"))
    page.get_by_text("Times set: started, alarm raised, mitigated and resolved.").wait_for()
    assert "not filled in" not in page.locator(".time-strip").inner_text()

    person.press(page.get_by_role("link", name="Add a finding"))
    page.wait_for_url("**/findings/new")
    person.type(page.locator("#title"), TITLE)
    if not javascript:
        person.press(page.get_by_role("button", name="Show what fits the words above"))
    page.get_by_text("The finding says “cleanup").first.wait_for()
    person.choose(page.locator("input[name=guardrail][value^='entry ']").first)
    person.press(page.get_by_role("button", name="Add the finding"))
    page.get_by_text("Finding added, with GR-1").wait_for()
    assert page.get_by_role("link", name="Add another finding").is_visible()

    person.press(page.get_by_role("link", name="Start the postmortem"))
    page.wait_for_url("**/postmortem/new")
    person.press(page.get_by_role("button", name="Start the postmortem"))
    page.wait_for_url("**/postmortem/edit")
    required = page.locator(".outline li[data-required].empty").evaluate_all("all => all.map(one => one.dataset.outline)")
    for slug in required:
        section = page.locator(f"[data-section={slug}]")
        person.type(section.locator("textarea[name^=text]"), f"The {slug} of it: nothing asked before it deleted.")
    if javascript:
        expect(page.locator(".outline li[data-required].empty")).to_have_count(0)
    person.press(to_review(page))
    page.wait_for_url("**/postmortem/review")
    person.press(page.get_by_role("button", name="Publish"))
    page.wait_for_url("**/postmortem")
    menu = page.locator("main details:has(a[href$='postmortem.md']) > summary")
    if menu.count():
        person.press(menu.first)
    link = page.locator("main a[href$='postmortem.md']").first
    person.arrive()
    person.reach(link)
    person.presses += 1
    return page.request.get(server.url + link.get_attribute("href")).text()


def check(person, export):
    for words in ("Cleanup ran against production", TITLE, "GR-1", "FU-1", "Cleanup is started from a laptop"):
        assert words in export
    times = [text for text in person.typed if re.search(r"\d", text)]
    assert times == ["-30m"], "no time is typed twice, and no date at all"
    print(f"{type(person).__name__}: {person.presses} presses on {person.pages}")


def test_with_a_mouse_it_takes_twenty_clicks_on_seven_pages_at_most(server, open_page):
    page = open_page()
    first_run(page, server)
    person = Walker(page)
    check(person, do_the_main_job(person, server))
    assert person.presses <= 20
    # The home page, on which it begins, is not one of the seven.
    assert len([path for path in person.pages if path != "/"]) <= 7


def test_it_can_be_done_by_keyboard_alone(server, open_page):
    page = open_page()
    first_run(page, server)
    person = Typist(page)
    check(person, do_the_main_job(person, server))
    assert person.presses <= 270, "keys that move the focus or press what has it"


def test_without_javascript_it_takes_one_more_page(server, open_page):
    page = open_page(java_script_enabled=False)
    first_run(page, server)
    person = Walker(page)
    check(person, do_the_main_job(person, server, javascript=False))
    assert person.presses <= 21
    assert len([path for path in person.pages if path != "/"]) <= 8
