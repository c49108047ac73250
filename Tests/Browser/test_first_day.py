"""The main job, as a newcomer does it: from an empty installation to a postmortem that leaves as Markdown."""

import pytest

from conftest import assert_strict_policy, first_run, no_sideways_scroll
from journeys import add_finding, add_guardrail, add_to_timeline, commit_follow_up, declare, to_review, write_postmortem

TEXTS = {
    "summary": "The cleanup ran against **production**. 4,217,893 rows were deleted and restored.",
    "what-made-it-easy": "The target came from a variable that nobody could see: `DATABASE_URL`.",
}


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_an_empty_installation_to_an_exported_postmortem(server, open_page, javascript):
    page = open_page(java_script_enabled=javascript)
    first_run(page, server)

    key = declare(page, server, "Cleanup ran against production", "SEV1")
    add_to_timeline(page, "-2h", "Cleanup is started from a laptop")
    add_to_timeline(page, "-115m", "Alert: the number of rows drops")
    page.get_by_role("button", name="Mark as mitigated").first.click()

    add_finding(page, server, key, "The tool asked for nothing before it deleted")
    commit_follow_up(page, "Make the dry run the default", "Priya Raman")
    add_guardrail(page, "Dry run by default", "It shows what it would delete, and stops.")

    page.goto(f"{server.url}/incidents/{key}")
    chain = page.locator("ol.chain").first
    for words in ("asked for nothing", "Make the dry run the default", "Dry run by default", "Strong"):
        assert words in chain.inner_text()

    write_postmortem(page, server, key, TEXTS)
    page.goto(f"{server.url}/incidents/{key}/postmortem/edit")
    to_review(page).click()
    page.get_by_role("button", name="Publish").click()
    page.goto(f"{server.url}/incidents/{key}/postmortem")
    assert "4,217,893 rows" in page.locator("main").inner_text()
    assert "Dry run by default" in page.locator("main").inner_text()
    assert no_sideways_scroll(page)

    response = page.request.get(f"{server.url}/incidents/{key}/postmortem.md")
    assert response.headers["content-type"].startswith("text/markdown")
    export = response.text()
    assert export.startswith("---\n")
    for words in ("Cleanup ran against production", "**production**", "Alert: the number of rows drops", "GR-1", "FU-1"):
        assert words in export


def test_every_answer_carries_the_strict_policy(server, open_page):
    page = open_page()
    for path in ("/", "/sign-in", "/nowhere", "/css/base.css", "/healthz"):
        assert_strict_policy(page.request.get(server.url + path, max_redirects=0))


def test_the_first_visit_is_possible_only_once(server, open_page):
    first_run(open_page(), server)
    second = open_page()
    second.goto(server.url + "/first-run")
    assert second.url.startswith(server.url + "/sign-in")
