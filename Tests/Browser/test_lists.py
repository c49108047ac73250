"""The tables of lists: one style, columns that line up, and titles that get the room that is left."""

import pytest

from conftest import no_sideways_scroll, watched

LISTS = {
    "/follow-ups": 0.9,
    "/incidents": 0.9,
    "/guardrails": 0.9,
    "/pre-mortems": 0.9,
    "/settings/people": 0.9,
    "/services": 0.9,
    "/teams": 0.9,
    "/bin": 0.9,
}
# The words of every cell that are not on one line, hyphens and addresses apart.
BROKEN_WORDS = """() => {
    const broken = [];
    for (const cell of document.querySelectorAll("table.data-table :is(th, td)")) {
        // On a phone the heads are there for screen readers alone.
        if (getComputedStyle(cell.closest("thead") ?? cell).position === "absolute") continue;
        const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            for (const word of walker.currentNode.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
                const range = document.createRange();
                range.setStart(walker.currentNode, word.index);
                range.setEnd(walker.currentNode, word.index + word[0].length);
                const lines = new Set([...range.getClientRects()].filter(box => box.width > 0).map(box => Math.round(box.top)));
                if (lines.size > 1) broken.push(word[0]);
            }
        }
    }
    return broken;
}"""


@pytest.fixture
def page(story, chromium):
    server, state = story
    context = chromium.new_context(storage_state=state)
    page = watched(context)
    page.go = lambda path, width: (page.set_viewport_size({"width": width, "height": 900}), page.goto(server.url + path))
    yield page
    assert page.problems == []
    context.close()


def test_a_table_fills_its_page_and_breaks_no_word(page):
    faults = []
    for path, share in LISTS.items():
        for width in (320, 360, 768, 1280):
            page.go(path, width)
            room = page.locator("main").bounding_box()["width"]
            for table in page.locator("main table.data-table").all():
                if table.bounding_box()["width"] < share * min(room, width - 64):
                    faults.append(f"{path} at {width}: {table.bounding_box()['width']} of {room}")
            faults += [f"{path} at {width} breaks {word}" for word in page.evaluate(BROKEN_WORDS)]
            if not no_sideways_scroll(page):
                faults.append(f"{path} scrolls at {width}")
    assert faults == []


def test_the_groups_of_a_page_have_the_same_columns(page):
    for width in (768, 1280):
        page.go("/follow-ups?state=any", width)
        page.go("/follow-ups", width)
        tables = page.locator("main table.data-table").all()
        columns = [[round(head.bounding_box()["x"]) for head in table.locator("thead th:visible").all()] for table in tables]
        assert len(tables) > 1 and all(column == columns[0] for column in columns)


def test_a_title_takes_at_most_three_lines_on_a_wide_screen(page):
    for path in ("/follow-ups", "/incidents", "/guardrails"):
        page.go(path, 1280)
        lines = page.locator("tbody .row-title").evaluate_all(
            "titles => titles.map(title => new Set([...title.getClientRects()].map(box => Math.round(box.top))).size)")
        assert lines and max(lines) <= 3, f"{path}: {lines}"


def test_on_a_phone_a_record_is_its_title_and_one_line(page):
    for path in ("/follow-ups", "/incidents", "/guardrails", "/pre-mortems"):
        page.go(path, 360)
        for row in page.locator("tbody tr:has(th[scope=row])").all():
            title = row.locator("th").bounding_box()
            below = row.bounding_box()["y"] + row.bounding_box()["height"] - title["y"] - title["height"]
            assert below <= 44, f"{path}: {below} below the title"


def test_the_navigation_is_one_line_on_a_phone_and_shows_where_one_is(page):
    page.go("/guardrail-reviews", 360)
    assert page.locator(".site-nav").bounding_box()["height"] < 48
    here = page.locator(".site-nav a[aria-current]").bounding_box()
    assert 0 <= here["x"] and here["x"] + here["width"] <= 361


def test_the_head_of_a_page_is_one_line_on_every_wide_screen(page):
    for width in (900, 960, 1024, 1190, 1200, 1280):
        page.go("/incidents", width)
        assert page.locator(".site-bar").bounding_box()["height"] < 72, width
        assert page.get_by_role("navigation", name="Main").get_by_role("link", name="Launches").is_visible(), width


def test_filters_are_folded_away_and_those_that_are_set_are_shown(page):
    page.go("/incidents", 360)
    assert not page.locator("form.filter").is_visible()
    page.locator(".list-filter summary").click()
    page.locator("#severity").select_option("1")
    page.locator("form.filter button").click()
    page.wait_for_url("**severity=1**")
    assert not page.locator("form.filter").is_visible()
    chip = page.get_by_role("link", name="Remove the filter Severity: SEV1")
    chip.click()
    page.wait_for_url("**/incidents")
    assert page.locator(".chip.chosen").count() == 0


def test_a_head_that_sorts_looks_as_if_it_did_and_says_how_it_is_sorted(page):
    page.go("/incidents?sort=severity", 1280)
    arrow = "one => getComputedStyle(one, '::after').content"
    sorted_by, other, plain = (page.locator("th", has_text=name).first for name in ("Severity", "Happened", "Services"))
    assert sorted_by.get_attribute("aria-sort") in ("ascending", "descending")
    assert any(sign in sorted_by.locator("a").evaluate(arrow) for sign in "↑↓")
    assert "↕" in other.locator("a").evaluate(arrow) and other.get_attribute("aria-sort") is None
    assert plain.locator("a").count() == 0
