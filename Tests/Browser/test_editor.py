"""The editor, with the keys and the clipboard of a real browser."""

import base64
import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import no_sideways_scroll
from journeys import add_finding, commit_follow_up, declare

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")


@pytest.fixture
def writing(server, priya):
    """The first section of a postmortem, its text area empty and focused."""
    key = declare(priya, server, "Cleanup ran against production", "SEV1")
    add_finding(priya, server, key, "Nothing counted the rows")
    commit_follow_up(priya, "Limit the cleanup", "Priya Raman")
    priya.goto(f"{server.url}/incidents/{key}")
    priya.get_by_role("link", name="Start the postmortem").click()
    priya.locator("main form button.primary").first.click()
    priya.wait_for_url("**/postmortem/edit")
    priya.goto(f"{server.url}/incidents/{key}/postmortem/sections/summary")
    priya.locator(".editor-tools").wait_for()
    write(priya, "")
    return priya


def area(page):
    return page.locator("textarea[name=text]")


def value(page):
    return area(page).input_value()


def write(page, text, select=None):
    """Sets the text as a script would and puts the caret at its end, or selects some words of it."""
    area(page).fill(text)
    area(page).evaluate(
        "(area, words) => { const at = words === null ? area.value.length : area.value.indexOf(words);"
        " area.focus(); area.setSelectionRange(at, at + (words ?? '').length); }", select)


def selected(page):
    return area(page).evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)")


def until(page, holds):
    """Waits for something that no element shows; the policy of our pages forbids `wait_for_function`."""
    for _ in range(200):
        if holds():
            return
        page.wait_for_timeout(50)
    assert holds()


def paste(page, **data):
    """A paste with this in the clipboard, by media type with an underscore. Says whether the editor took it."""
    return area(page).evaluate(
        """(area, data) => {
            const clipboard = new DataTransfer();
            for (const [type, text] of Object.entries(data)) clipboard.setData(type.replace("_", "/"), text);
            return !area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }));
        }""", data)


def give_file(page, how, name, kind, content):
    area(page).evaluate(
        """(area, { how, name, kind, content }) => {
            const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
            const data = new DataTransfer();
            data.items.add(new File([bytes], name, { type: kind }));
            const options = { bubbles: true, cancelable: true };
            area.dispatchEvent(how === "drop"
                ? new DragEvent("drop", { ...options, dataTransfer: data })
                : new ClipboardEvent("paste", { ...options, clipboardData: data }));
        }""", {"how": how, "name": name, "kind": kind, "content": base64.b64encode(content).decode()})


@pytest.mark.parametrize("keys, before, after", [
    ("Control+b", "rows", "**rows**"),
    ("Control+i", "rows", "_rows_"),
    ("Control+e", "rows", "`rows`"),
    ("Control+k", "rows", "[rows](url)"),
    ("Control+Shift+7", "rows", "1. rows"),
    ("Control+Shift+8", "rows", "- rows"),
    ("Control+Shift+Period", "rows", "> rows"),
    ("Control+Shift+l", "rows", "- [ ] rows"),
])
def test_the_keys_of_github_do_what_they_do_there_and_undo_takes_it_back(writing, keys, before, after):
    area(writing).press_sequentially(before)
    area(writing).select_text()
    area(writing).press(keys)
    assert value(writing) == after
    area(writing).press("Control+z")
    assert value(writing) == before
    area(writing).press("Control+Shift+z")
    assert value(writing) == after


def test_the_same_key_takes_the_marks_away_and_several_lines_become_a_list(writing):
    write(writing, "the rows are gone", "rows")
    area(writing).press("Control+b")
    area(writing).press("Control+b")
    assert value(writing) == "the rows are gone" and selected(writing) == "rows"
    write(writing, "one\ntwo\n\nthree", "one\ntwo\n\nthree")
    area(writing).press("Control+Shift+7")
    assert value(writing) == "1. one\n2. two\n\n3. three"
    area(writing).press("Control+Shift+8")
    assert value(writing) == "- one\n- two\n\n- three"
    area(writing).press("Control+Shift+8")
    assert value(writing) == "one\ntwo\n\nthree"
    write(writing, "one\ntwo", "one\ntwo")
    area(writing).press("Control+e")
    assert value(writing) == "```\none\ntwo\n```"
    write(writing, "https://example.org/pull/1", "https://example.org/pull/1")
    area(writing).press("Control+k")
    assert value(writing) == "[](https://example.org/pull/1)"


def test_the_toolbar_is_one_stop_of_tab_and_is_walked_with_arrows(writing):
    area(writing).press_sequentially("rows")
    area(writing).select_text()
    area(writing).press("Shift+Tab")
    focused = "document.activeElement.getAttribute('aria-label')"
    assert writing.evaluate(focused) == "Heading"
    writing.keyboard.press("ArrowRight")
    assert writing.evaluate(focused) == "Bold"
    writing.keyboard.press("End")
    assert writing.evaluate(focused) == "Insert"
    writing.keyboard.press("ArrowRight")
    writing.keyboard.press("ArrowRight")
    writing.keyboard.press("Enter")
    assert value(writing) == "**rows**"
    assert area(writing).evaluate("area => area === document.activeElement")


@pytest.mark.parametrize("before, after", [
    ("- one", "- one\n- x"),
    ("* one", "* one\n* x"),
    ("  - nested", "  - nested\n  - x"),
    ("1. one", "1. one\n2. x"),
    ("9) one", "9) one\n10) x"),
    ("- [x] done", "- [x] done\n- [ ] x"),
    ("> said", "> said\n> x"),
    ("> - said", "> - said\n> - x"),
    ("- one\n- ", "- one\nx"),
    ("- [ ] one\n- [ ] ", "- [ ] one\nx"),
    ("1. one\n2. ", "1. one\nx"),
    ("> said\n> ", "> said\nx"),
    ("plain", "plain\nx"),
    ("```\n- code", "```\n- code\nx"),
])
def test_enter_goes_on_with_a_list_and_ends_it_on_an_empty_item(writing, before, after):
    write(writing, before)
    area(writing).press("Enter")
    area(writing).press("x")
    assert value(writing) == after


def test_enter_within_an_item_takes_the_rest_along_and_with_shift_is_only_a_line_end(writing):
    write(writing, "- one two", "two")
    area(writing).press("ArrowLeft")
    area(writing).press("Enter")
    assert value(writing) == "- one \n- two"
    write(writing, "- one")
    area(writing).press("Shift+Enter")
    assert value(writing) == "- one\n"


def test_an_address_pasted_onto_words_is_a_link(writing):
    write(writing, "see the change", "the change")
    assert paste(writing, text_plain="https://example.org/a_(b)")
    assert value(writing) == "see [the change](https://example.org/a_%28b%29)"
    area(writing).press("Control+z")
    assert value(writing) == "see the change"
    write(writing, "see ")
    assert not paste(writing, text_plain="https://example.org/")
    write(writing, "see the change", "the change")
    assert not paste(writing, text_plain="javascript:alert(1)")


def test_cells_of_a_spreadsheet_are_pasted_as_a_table(writing):
    write(writing, "Before")
    assert paste(writing, text_plain='Time\tRows\r\n14:02\t4|2\r\n"14:03\nUTC"\t\r\n')
    assert value(writing) == "Before\n\n| Time | Rows |\n| --- | --- |\n| 14:02 | 4\\|2 |\n| 14:03 UTC |  |"
    assert writing.locator(".editor-status").inner_text() == "Pasted as a table of 3 rows and 2 columns."
    area(writing).press("Control+z")
    assert value(writing) == "Before"
    write(writing, "")
    html = "<meta><table><tr><th>Time<th>Rows</tr><tr><td>14:02</td><td><b>4</b>&amp;2<img src=x onerror=alert(1)></td></tr></table>"
    assert paste(writing, text_html=html)
    assert value(writing) == "| Time | Rows |\n| --- | --- |\n| 14:02 | 4 &2 |"
    write(writing, "")
    assert not paste(writing, text_plain="a line\twith a tab")
    write(writing, "```\n")
    assert not paste(writing, text_plain="a\tb\nc\td")


@pytest.mark.parametrize("how", ["paste", "drop"])
def test_an_image_pasted_or_dropped_is_kept_here_and_shown(server, writing, how):
    area(writing).press_sequentially("Look:")
    give_file(writing, how, "rows per minute.png", "image/png", PIXEL)
    until(writing, lambda: "/images/1" in value(writing))
    assert value(writing) == "Look:\n\n![rows per minute](/images/1)"
    assert selected(writing) == "rows per minute"
    writing.get_by_role("button", name="Save", exact=True).click()
    writing.wait_for_url("**/postmortem/edit**")
    writing.goto(f"{server.url}/incidents/{re.search('INC-[0-9]+', writing.url).group()}/postmortem")
    image = writing.locator("section.lead img")
    assert image.get_attribute("alt") == "rows per minute"
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1
    answer = writing.request.get(server.url + "/images/1")
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"


def test_what_only_says_that_it_is_an_image_is_refused_and_the_text_is_as_before(writing):
    area(writing).press_sequentially("Look: ")
    svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    give_file(writing, "paste", "graph.png", "image/png", svg)
    writing.get_by_text("Only PNG, JPEG, GIF and WebP images").wait_for()
    assert value(writing).strip() == "Look:"
    give_file(writing, "drop", "large.png", "image/png", PIXEL + bytes(8 * 1024 * 1024))
    writing.get_by_text("is larger than 8 MB").wait_for()
    assert value(writing).strip() == "Look:"


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
    page.locator("[name=kind]" if noun == "finding" else "[name=state][value=proposed]").first.check(force=True)
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
    key = re.search(r"INC-\d+", writing.url).group()
    writing.goto(f"{server.url}/incidents/{key}/postmortem")
    read = writing.locator("section.lead").evaluate(
        "lead => [...lead.childNodes].filter(node => node.nodeName !== 'H2').map(node => node.outerHTML ?? node.data).join('')")
    assert re.sub(r' tabindex="0"', "", read).split() == previewed.split()


def test_on_the_page_of_all_sections_each_has_its_editor_and_what_it_changes_is_saved_by_itself(server, writing):
    key = re.search(r"INC-\d+", writing.url).group()
    writing.goto(f"{server.url}/incidents/{key}/postmortem/edit")
    sections = writing.locator("section[data-section]")
    sections.first.locator(".editor-tools").wait_for()
    assert writing.locator(".editor-tools").count() == sections.count() > 1
    second = sections.nth(1).locator("textarea[name=text]")
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
    sections.nth(1).get_by_role("button", name="Preview", exact=True).first.click()
    sections.nth(1).locator(".editor-preview strong").wait_for()
    assert Axe().run(writing).response["violations"] == []
    writing.goto(f"{server.url}/incidents/{key}/postmortem")
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


def test_every_change_arrives_as_input_and_the_draft_is_kept(writing):
    area(writing).evaluate("area => { window.heard = 0; area.form.addEventListener('input', () => { window.heard += 1; }); }")
    area(writing).press_sequentially("rows")
    area(writing).select_text()
    heard = writing.evaluate("window.heard")
    area(writing).press("Control+b")
    assert writing.evaluate("window.heard") > heard
    until(writing, lambda: writing.evaluate("Object.values(localStorage).some((draft) => draft.includes('**rows**'))"))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_editor_is_accessible_and_fits(writing, theme, width):
    writing.emulate_media(color_scheme=theme)
    writing.set_viewport_size({"width": width, "height": 800})
    assert no_sideways_scroll(writing)
    assert Axe().run(writing).response["violations"] == []
    for button in writing.locator(".editor-bar button").all():
        box = button.bounding_box()
        if box:
            assert box["width"] >= 24 and box["height"] >= 24 and box["x"] + box["width"] <= width
    write(writing, "**rows** and `code`\n\n- one")
    writing.get_by_role("button", name="Preview", exact=True).first.click()
    writing.locator(".editor-preview strong").wait_for()
    assert no_sideways_scroll(writing)
    assert Axe().run(writing).response["violations"] == []


def test_without_javascript_text_preview_images_and_quotations_still_work(server, open_page, priya):
    key = declare(priya, server, "Cleanup ran against production", "SEV1")
    priya.goto(f"{server.url}/incidents/{key}")
    priya.get_by_role("link", name="Start the postmortem").click()
    priya.locator("main form button.primary").first.click()
    priya.wait_for_url("**/postmortem/edit")
    page = open_page(java_script_enabled=False, storage_state=priya.context.storage_state())
    page.goto(f"{server.url}/incidents/{key}/images")
    page.locator("#image").set_input_files({"name": "graph.png", "mimeType": "image/png", "buffer": PIXEL})
    page.get_by_role("button", name="Add the image").click()
    line = page.locator(".images code").inner_text()
    assert line == "![graph](/images/1)"
    page.goto(f"{server.url}/incidents/{key}/postmortem/sections/summary")
    assert page.locator(".editor-bar").count() == 0
    page.locator("textarea[name=text]").fill(f"It ran.\n\n{line}")
    page.get_by_role("button", name="Preview").click()
    assert page.locator("section img").get_attribute("alt") == "graph"
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto(f"{server.url}/incidents/{key}/findings/new")
    page.get_by_text("From a sentence of the postmortem").click()
    page.locator("#quote").fill("It ran.")
    page.locator("#section").select_option(label="Summary")
    page.locator("#title").fill("It asked for nothing")
    page.locator("[name=kind]").first.check(force=True)
    page.locator("main form button.primary").click()
    assert "It ran." in page.locator(".quotation").inner_text()
