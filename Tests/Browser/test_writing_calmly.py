"""While several people write, the page stays calm: one bar of tools goes where somebody writes, and nothing jumps."""

import re

import pytest
from playwright.sync_api import expect

from together import area, five, rewrite_apart, saving, start, team

# What moved without anybody having pressed anything, as the browser counts it.
OBSERVE = """() => {
    window.moved = [];
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) {
            if (!entry.hadRecentInput) window.moved.push([entry.value, entry.sources.map(source => source.node?.className ?? "")]);
        }
    }).observe({ type: "layout-shift", buffered: true });
}"""
BLAME = "The reviewer forgot to look at the plan. Anna should have checked the target. "
LINES = "".join(f"Line {number} of the other.\n\n" for number in range(12))


def top(page, selector):
    return page.locator(selector).evaluate("one => one.getBoundingClientRect().top + scrollY")


def assert_calm(page):
    moved = page.evaluate("window.moved")
    assert sum(value for value, _ in moved) < 0.05, moved


def unfold(page):
    """Opens what is beside the summary, where it is folded on a narrow screen."""
    fold = page.locator("#section-summary details.beside:not([open]) > summary")
    if fold.is_visible():
        fold.click()


def comment(page, words):
    unfold(page)
    page.locator("#comment-on-summary > summary").click()
    page.locator("#comment-on-summary textarea[name=comment]").fill(words)
    page.locator("#comment-on-summary form button").first.click()
    page.wait_for_url("**#thread-*")


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_two_people_write_in_one_section_with_hints_and_comments_open_and_nothing_jumps(team, width):
    first, second = team.sign_in("Priya"), team.sign_in("Mei")
    for page in (first, second):
        page.set_viewport_size({"width": width, "height": 900})
    address = start(first, team)
    second.goto(address)
    for number in range(3):
        comment(second, f"Comment {number} says more than one line does, and more than two if need be.")
    for page in (first, second):
        page.goto(address)
        page.locator(".editor-bar").wait_for()
        unfold(page)
        expect(page.locator("#section-summary .thread").first).to_be_visible()
        page.evaluate(OBSERVE)
    area(first).press_sequentially(BLAME)
    place = top(first, "#section-what-happened")
    expect(first.locator("#section-summary .wording-hint").nth(1)).to_be_attached()
    expect(saving(first)).to_have_text(re.compile("^Saved"))
    area(second).focus()
    second.keyboard.press("Control+End")
    second.keyboard.type(LINES)
    expect(area(first)).to_have_value(re.compile("Line 11"))
    first.wait_for_timeout(600)
    assert top(first, "#section-what-happened") == place
    area(first).press("Control+Home")
    area(first).press_sequentially("So it began. ")
    expect(area(second)).to_have_value(re.compile("So it began"))
    for page in (first, second):
        page.wait_for_timeout(600)
        assert_calm(page)


def test_what_somebody_writes_above_moves_nobody_who_writes_below(team):
    first, second = team.sign_in("Priya"), team.sign_in("Mei")
    second.set_viewport_size({"width": 1280, "height": 1200})
    address = start(first, team)
    second.goto(address)
    area(second, "what-happened").press_sequentially("It began at two.")
    second.evaluate(OBSERVE)
    place = top(second, "#text-what-happened")
    area(first).press_sequentially(LINES)
    expect(area(second)).to_have_value(re.compile("Line 11"))
    second.wait_for_timeout(600)
    assert top(second, "#text-what-happened") == place
    assert_calm(second)
    # Whoever goes there sees all of it.
    area(second).focus()
    assert area(second).evaluate("area => area.scrollHeight <= area.clientHeight + 1")


def test_a_passage_to_choose_appears_beside_the_text_and_moves_neither_it_nor_the_next_section(team):
    first, second = team.sign_in("Priya"), team.sign_in("Mei")
    rewrite_apart(first, second, team)
    places = [top(first, selector) for selector in ("#text-summary", "#text-what-happened")]
    second.unroute("**/sections/summary")
    expect(first.get_by_text("You both changed this.")).to_be_visible()
    assert [top(first, selector) for selector in ("#text-summary", "#text-what-happened")] == places
    first.set_viewport_size({"width": 360, "height": 800})
    expect(first.locator("#section-summary details.beside > summary")).to_have_text("Help and comments · 1 choice")


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_one_bar_goes_to_the_section_one_is_in_and_is_one_step_back_from_its_text(team, width):
    page = team.sign_in("Priya")
    page.set_viewport_size({"width": width, "height": 900})
    start(page, team)
    bar = page.locator(".editor-bar")
    bar.wait_for()
    heights = page.evaluate("document.documentElement.scrollHeight")
    for slug, title in (("the-fix", "The fix"), ("what-happened", "What happened"), ("summary", "Summary")):
        place = top(page, f"#text-{slug}")
        area(page, slug).focus()
        assert bar.count() == 1 and top(page, f"#text-{slug}") == place
        page.get_by_role("toolbar", name=f"Formatting: Text of “{title}”").wait_for()
        page.keyboard.type("rows")
        page.keyboard.press("Shift+ArrowLeft")
        page.keyboard.press("Shift+Tab")
        assert page.evaluate("document.activeElement.closest('[role=toolbar]') !== null")
        page.keyboard.press("Home")
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Heading"
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        expect(area(page, slug)).to_have_value(re.compile(r"^row\*\*s\*\*"))
        box = bar.bounding_box()
        assert 0 <= box["x"] and box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollHeight") == heights


def writing_lines(team, count, size):
    """Priya, who writes in a section of so many lines, in a window of some size."""
    page = team.sign_in("Priya")
    page.set_viewport_size(size)
    start(page, team)
    area(page).fill("One line.\n" * count)
    area(page).focus()
    return page


def test_the_bar_stays_in_view_while_one_writes_a_long_section(team):
    page = writing_lines(team, 40, {"width": 1280, "height": 500})
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(300)
    assert page.locator(".editor-bar").bounding_box()["y"] == 0


def test_there_is_one_preview_and_it_shows_the_section_one_is_in(team):
    page = team.sign_in("Priya")
    start(page, team)
    area(page, "what-happened").fill("The **job** ran.")
    area(page, "what-happened").focus()
    page.get_by_role("button", name="Preview", exact=True).click()
    page.locator("#section-what-happened .editor-preview strong").wait_for()
    # Another section is written as before, and the one that is shown is reached with Tab.
    area(page, "summary").focus()
    assert page.get_by_role("button", name="Write").get_attribute("aria-pressed") == "true"
    page.get_by_role("region", name="Preview: Text of “What happened”").focus()
    assert page.get_by_role("button", name="Preview", exact=True).get_attribute("aria-pressed") == "true"
    page.keyboard.press("Control+Shift+p")
    assert area(page, "what-happened").evaluate("area => area === document.activeElement")


def test_without_scripts_each_section_has_its_preview_and_its_help(team, chromium):
    context = chromium.new_context(java_script_enabled=False, storage_state=team.cookies["Priya"])
    page = context.new_page()
    start(page, team)
    assert page.locator(".editor-bar").count() == 0
    sections = page.locator("section[data-section]")
    assert page.get_by_role("button", name="Preview", exact=True).count() == sections.count() > 1
    expect(sections.first.locator(".beside-contents")).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 800})
    expect(sections.first.locator(".beside-contents")).not_to_be_visible()
    sections.first.locator("details.beside > summary").click()
    expect(sections.first.locator(".beside-contents")).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [1024, 1280, 1440])
def test_a_hint_is_read_beside_its_section_as_a_whole_and_in_long_lines(team, width):
    page = team.sign_in("Priya")
    page.set_viewport_size({"width": width, "height": 900})
    start(page, team)
    page.evaluate(OBSERVE)
    area(page).press_sequentially(BLAME)
    hint = page.locator("#section-summary .wording-hint").first
    hint.wait_for()
    assert hint.bounding_box()["width"] >= 300
    assert area(page).bounding_box()["width"] >= 500
    assert hint.evaluate("""one => {
        const [box, room] = [one, one.closest(".wording")].map(each => each.getBoundingClientRect());
        return box.top >= room.top - 1 && box.bottom <= room.bottom + 1;
    }""")
    assert_calm(page)


def test_on_a_phone_the_bar_leaves_the_line_in_sight_that_somebody_writes(team):
    page = writing_lines(team, 30, {"width": 360, "height": 420})
    page.keyboard.press("Control+End")
    page.mouse.move(180, 200)
    for distance in (600, 100, -500):
        page.mouse.wheel(0, distance)
        page.wait_for_timeout(300)
        page.keyboard.type("x")
        page.wait_for_timeout(300)
        bar = page.locator(".editor-bar").bounding_box()
        end = area(page).evaluate("""one => {
            const style = getComputedStyle(one);
            return one.getBoundingClientRect().bottom - parseFloat(style.paddingBottom) - parseFloat(style.borderBottomWidth);
        }""")
        line = area(page).evaluate("one => parseFloat(getComputedStyle(one).lineHeight)")
        assert end - line >= bar["y"] + bar["height"] and end <= 420, (distance, end, bar)
