"""A review from the request to the publication: two people, one of them without JavaScript, and the wall they talk at."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import first_run, no_sideways_scroll
from journeys import declare, join_by_invitation, write_postmortem

TEXTS = {
    "summary": "The cleanup ran against **production**. Nobody saw it at first. Nobody saw it at night.",
    "what-happened": "It was started from a laptop.",
    "what-made-it-easy": "The target came from a variable.",
    "which-guardrail-was-missing": "Nothing asked before it deleted.",
}


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_review_from_request_to_publication(server, open_page, javascript):
    priya, mei = open_page(), open_page(java_script_enabled=javascript)
    first_run(priya, server)
    join_by_invitation(mei, server, priya, "Mei Tanaka", "mei@example.org")
    key = declare(priya, server, "Cleanup ran against production")
    write_postmortem(priya, server, key, TEXTS)
    review = f"{server.url}/incidents/{key}/postmortem/review"

    priya.goto(review)
    priya.get_by_label("Mei Tanaka").check(force=True)
    priya.get_by_role("button", name="Request a review").click()
    priya.get_by_text("Waiting for Mei Tanaka.").wait_for()

    mei.goto(server.url + "/")
    mei.get_by_role("link", name="Review the postmortem of").click()
    mei.wait_for_url(review)
    comment(mei, javascript)
    mei.get_by_text("Who was looking?").wait_for()
    if javascript:
        thread_and_passage_lead_to_each_other(mei)
        mei.get_by_text("Waiting for Mei Tanaka.").click()
        mei.keyboard.press("d")
        mei.wait_for_url("**#decision")
        assert mei.evaluate("document.activeElement.id") == "decision"
    mei.get_by_label("Request changes").check(force=True)
    mei.locator("#note").fill("Say who was looking.")
    mei.get_by_role("button", name="Submit the decision").click()
    mei.get_by_text("A reviewer requested changes.").wait_for()

    priya.goto(server.url + "/")
    assert "1 blocking comment" in priya.locator(".needs-you").inner_text()
    priya.goto(f"{server.url}/incidents/{key}/postmortem/sections/summary")
    priya.locator("textarea[name^=text]").first.fill(TEXTS["summary"].replace("Nobody saw it at first", "No alert came"))
    priya.get_by_role("button", name="Save", exact=True).first.click()
    priya.wait_for_url("**/postmortem/edit**")
    priya.goto(review)
    priya.get_by_text("The passage has changed since revision").wait_for()
    priya.get_by_role("button", name="Publish").click()
    summary = priya.locator(".error-summary")
    assert "marked as blocking" in summary.inner_text() and "No review has been requested" in summary.inner_text()
    summary.get_by_role("link", name="marked as blocking").click()
    priya.get_by_role("button", name="Resolve").click()
    priya.get_by_text("Request another review").click()
    priya.get_by_role("button", name="Request a review").click()
    priya.get_by_text("Waiting for Mei Tanaka.").wait_for()

    mei.goto(review)
    mei.get_by_role("link", name="Give your decision").click()
    assert "an older revision; the text has changed since" in mei.locator(".decisions").inner_text()
    mei.get_by_label("Approve").check(force=True)
    mei.get_by_role("button", name="Submit the decision").click()
    mei.get_by_text("All reviewers have approved the current text").wait_for()

    priya.goto(review)
    priya.get_by_role("button", name="Publish").click()
    priya.wait_for_url(f"**/incidents/{key}/postmortem")
    page = priya.locator("main").inner_text()
    assert "No alert came" in page and "Approved by one reviewer" in page and "Mei Tanaka" not in page
    assert no_sideways_scroll(priya)


def comment(page, javascript):
    """On the second sentence: by selecting it, or by copying it into the form."""
    if javascript:
        select(page, "#section-summary", "Nobody saw it at first")
        page.get_by_role("button", name="Comment on the selection").click()
        form = page.locator("#comment-on-summary form")
        assert form.locator("[name=quote]").input_value() == "Nobody saw it at first"
    else:
        page.locator("#comment-on-summary summary").click()
        form = page.locator("#comment-on-summary form")
        form.locator("[name=quote]").fill("Nobody saw it at first")
    form.locator("[name=comment]").fill("Who was looking?")
    form.locator("[name=blocking]").check(force=True)
    form.get_by_role("button", name="Add the comment").click()


def select(page, heading, words):
    page.locator(f"section:has({heading})").evaluate(
        """(section, words) => {
            const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const start = node.data.indexOf(words);
                if (start < 0) continue;
                getSelection().setBaseAndExtent(node, start, node, start + words.length);
                return;
            }
        }""", words)


def thread_and_passage_lead_to_each_other(page):
    assert page.evaluate("CSS.highlights.get('commented').size") == 1
    assert [*page.evaluate("[...CSS.highlights.get('commented')].map(String)")] == ["Nobody saw it at first"]
    link = page.locator(".passage-link")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#thread-1")
    page.locator("#thread-1 .thread-quote a").click()
    page.wait_for_url("**#passage-thread-1")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_wall_shows_one_thing_at_a_time(server, open_page, javascript):
    page = open_page(java_script_enabled=javascript)
    first_run(page, server)
    key = declare(page, server, "Cleanup ran against production")
    write_postmortem(page, server, key, TEXTS)
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{server.url}/incidents/{key}/postmortem/projector")
    assert page.locator("h1").inner_text() == "Cleanup ran against production"
    if javascript:
        page.keyboard.press("ArrowRight")
    else:
        page.get_by_role("link", name="Next").click()
    page.wait_for_url("**?page=2")
    assert page.locator("h1").inner_text() == "Summary"
    size = page.locator(".wall-body p").first.evaluate("(p) => parseFloat(getComputedStyle(p).fontSize)")
    assert size >= 28, f"{size}px is too small to be read from the last row"
    if javascript:
        assert Axe().run(page).response["violations"] == []
        page.keyboard.press("PageUp")
        page.wait_for_url("**/projector")
        page.keyboard.press("Escape")
        page.wait_for_url("**/review")
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{server.url}/incidents/{key}/postmortem/projector?page=2")
    assert no_sideways_scroll(page)
