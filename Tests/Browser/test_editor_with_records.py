"""The editor and what stands around the text: people, records, the timeline, the preview and the other sections."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from editing import area, founded, value, write, writing


def test_people_and_keys_are_completed_by_keyboard_and_named_to_screen_readers(writing):
    area(writing).press_sequentially("Asked @pri")
    writing.get_by_role("option", name="Priya Raman").wait_for()
    active = area(writing).get_attribute("aria-activedescendant")
    assert writing.locator(f"[id='{active}']").get_attribute("aria-selected") == "true"
    assert area(writing).get_attribute("aria-controls") == writing.get_by_role("listbox").get_attribute("id")
    assert writing.locator(".editor-status").inner_text() == "1 suggestion."
    assert Axe().run(writing).response["violations"] == []
    area(writing).press("Enter")
    assert value(writing) == "Asked Priya Raman "
    assert writing.get_by_role("listbox").count() == 0

    area(writing).press_sequentially("about FU-")
    writing.get_by_role("option", name="FU-1 Limit the cleanup").wait_for()
    area(writing).press("Tab")
    assert value(writing) == "Asked Priya Raman about FU-1 "
    area(writing).press_sequentially("and INC-clean")
    writing.get_by_role("option", name="INC-1").click()
    assert value(writing) == "Asked Priya Raman about FU-1 and INC-1 "
    area(writing).press_sequentially("INC-")
    writing.get_by_role("option").first.wait_for()
    area(writing).press("Escape")
    assert writing.get_by_role("listbox").count() == 0
    area(writing).press_sequentially("1")
    writing.get_by_role("option").first.wait_for()
    area(writing).press("Enter")
    assert value(writing).endswith("INC-1\n")
    area(writing).press_sequentially("priya@example.org")
    writing.wait_for_timeout(300)
    assert writing.get_by_role("listbox").count() == 0


def test_the_menu_inserts_the_timeline_a_finding_and_a_follow_up(writing):
    for name, marker in (("Timeline", "{{timeline}}"), ("Nothing counted", "{{finding-1}}"), ("Limit the", "{{FU-1}}")):
        writing.get_by_role("button", name="Insert").click()
        writing.get_by_role("menuitem", name=name).click()
        assert value(writing).endswith(marker)
    assert value(writing) == "{{timeline}}\n\n{{finding-1}}\n\n{{FU-1}}"
    writing.get_by_role("button", name="Insert").click()
    writing.get_by_role("menuitem").first.wait_for()
    assert Axe().run(writing).response["violations"] == []
    writing.keyboard.press("ArrowDown")
    assert writing.evaluate("document.activeElement.textContent").startswith("All findings")
    writing.keyboard.press("l")
    assert writing.evaluate("document.activeElement.textContent").startswith("Limit the cleanup")
    writing.keyboard.press("Escape")
    assert area(writing).evaluate("area => area === document.activeElement")
    writing.get_by_role("button", name="Preview", exact=True).first.click()
    preview = writing.locator(".editor-preview")
    preview.get_by_text("Declared as SEV1").wait_for()
    assert "Nothing counted the rows" in preview.inner_text()
    assert "Limit the cleanup" in preview.inner_text()


@pytest.mark.parametrize("noun", ["finding", "follow-up"])
def test_a_record_made_of_a_selected_sentence_leads_back_to_it(writing, noun):
    sentence = "Nobody could see which database it was."
    write(writing, f"It began at two. {sentence} It ran.", sentence)
    writing.get_by_role("button", name="Insert").click()
    with writing.expect_popup() as popup:
        writing.get_by_role("menuitem", name=f"A new {noun}").click()
    page = popup.value
    assert page.locator("#quote").input_value() == sentence
    page.locator("#title").fill("Show the name of the database")
    if noun == "finding":
        page.locator("[name=kind]").select_option("missing_guardrail")
    else:
        page.locator("[name=state][value=proposed]").check(force=True)
    page.locator("main form button.primary").click()
    page.locator(".quotation").wait_for()
    assert sentence in page.locator(".quotation").inner_text()
    page.close()
    writing.get_by_role("button", name="Save", exact=True).click()
    writing.wait_for_url("**/postmortem/edit**")
    record = "/findings/2" if noun == "finding" else "/follow-ups/FU-2"
    writing.goto(re.match(r"http://[^/]*", writing.url).group() + record)
    writing.locator(".quotation a").click()
    writing.wait_for_url("**/postmortem#section-summary*")
    assert sentence in writing.locator("section.lead").inner_text()


def test_the_preview_is_what_the_reading_page_shows(server, writing):
    text = "**Rows** were gone, see INC-1.\n\n| a | b |\n| --- | --- |\n| 1 | <b>2</b> |\n\n{{timeline}}\n\n{{timeline}}"
    write(writing, text)
    area(writing).press("Control+Shift+p")
    pane = writing.locator(".editor-preview")
    pane.locator("table").wait_for()
    assert pane.evaluate("pane => pane === document.activeElement")
    assert not area(writing).is_visible()
    previewed = pane.inner_html().strip()
    writing.keyboard.press("Control+Shift+p")
    assert area(writing).evaluate("area => area === document.activeElement")
    writing.get_by_role("button", name="Save", exact=True).click()
    writing.wait_for_url("**/postmortem/edit**")
    writing.goto(f"{server.url}/incidents/INC-1/postmortem")
    read = writing.locator("section.lead").evaluate(
        "lead => [...lead.childNodes].filter(node => node.nodeName !== 'H2').map(node => node.outerHTML ?? node.data).join('')")
    assert re.sub(r' tabindex="0"', "", read).split() == previewed.split()


def test_on_the_page_of_all_sections_the_bar_works_on_the_section_one_is_in_and_what_it_changes_is_saved(server, writing):
    writing.goto(f"{server.url}/incidents/INC-1/postmortem/edit")
    sections = writing.locator("section[data-section]")
    sections.first.locator(".editor-tools").wait_for()
    assert sections.count() > 1 and writing.locator(".editor-tools").count() == 1
    second = sections.nth(1).locator("textarea[name^=text]")
    second.fill("")
    second.press_sequentially("rows")
    second.select_text()
    second.press("Control+b")
    second.press("End")
    second.press_sequentially(" by FU-")
    sections.nth(1).get_by_role("option", name="FU-1").wait_for()
    second.press("Enter")
    assert second.input_value() == "**rows** by FU-1 "
    sections.nth(1).get_by_text(re.compile("^Saved")).wait_for()
    sections.nth(1).get_by_role("button", name="Preview", exact=True).click()
    sections.nth(1).locator(".editor-preview strong").wait_for()
    assert Axe().run(writing).response["violations"] == []
    writing.goto(f"{server.url}/incidents/INC-1/postmortem")
    assert writing.locator("main strong").first.inner_text() == "rows"


def test_side_by_side_follows_what_is_written(writing):
    writing.set_viewport_size({"width": 1280, "height": 900})
    writing.get_by_role("button", name="Side by side").click()
    area(writing).press_sequentially("**rows**")
    writing.locator(".editor-preview strong").wait_for()
    assert area(writing).is_visible()
    left, right = area(writing).bounding_box(), writing.locator(".editor-preview").bounding_box()
    assert left["x"] + left["width"] <= right["x"] + 2
    writing.set_viewport_size({"width": 360, "height": 800})
    assert not writing.get_by_role("button", name="Side by side").is_visible()
