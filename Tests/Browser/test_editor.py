"""The editor, with the keys and the clipboard of a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import no_sideways_scroll
from editing import PIXEL, area, founded, give_file, paste, selected, until, value, write, writing


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
    write(writing, "see the graph", "the graph")
    assert paste(writing, text_plain="https://g.example/x?q=('a|b')&copy;=1&n=\\d`")
    assert value(writing) == "see [the graph](https://g.example/x?q=%28'a%7Cb'%29&amp;copy;=1&n=%5Cd%60)"
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
    writing.goto(f"{server.url}/incidents/INC-1/postmortem")
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
    page = open_page(java_script_enabled=False, storage_state=priya.context.storage_state())
    page.goto(f"{server.url}/incidents/INC-1/images")
    page.locator("#image").set_input_files({"name": "graph.png", "mimeType": "image/png", "buffer": PIXEL})
    page.get_by_role("button", name="Add the image").click()
    line = page.locator(".images code").inner_text()
    assert line == "![graph](/images/1)"
    page.goto(f"{server.url}/incidents/INC-1/postmortem/sections/summary")
    assert page.locator(".editor-bar").count() == 0
    page.locator("textarea[name^=text]").fill(f"It ran.\n\n{line}")
    page.get_by_role("button", name="Preview").click()
    assert page.locator("section img").get_attribute("alt") == "graph"
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto(f"{server.url}/incidents/INC-1/findings/new")
    page.get_by_text("From a sentence of the postmortem").click()
    page.locator("#quote").fill("It ran.")
    page.locator("#section").select_option(label="Summary")
    page.locator("#title").fill("It asked for nothing")
    page.locator("[name=kind]").select_option("missing_guardrail")
    page.locator("main form button.primary").click()
    assert "It ran." in page.locator(".quotation").inner_text()
