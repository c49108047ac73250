"""What is folded so that a page is short: its line says what is in it, an address opens it, and print has what belongs in print."""

import pytest

from conftest import no_sideways_scroll, watched


@pytest.fixture
def page(story, chromium):
    server, state = story
    context = chromium.new_context(storage_state=state, viewport={"width": 360, "height": 800})
    page = watched(context)
    page.go = lambda path: page.goto(server.url + path)
    yield page
    assert page.problems == []
    context.close()


def test_automatic_entries_are_folded_and_the_address_of_one_opens_them(page):
    page.go("/incidents/INC-5")
    entry = page.locator(".timeline .automatic li.event").first
    assert not entry.is_visible()
    anchor = entry.get_attribute("id")
    page.go(f"/help#{anchor}")
    page.go(f"/incidents/INC-5#{anchor}")
    page.locator(f"#{anchor}").wait_for()
    # From within the page as well.
    page.locator(f".automatic:has(#{anchor}) > details > summary").click()
    assert not page.locator(f"#{anchor}").is_visible()
    page.evaluate("location.hash = ''")
    page.evaluate(f"location.hash = '{anchor}'")
    page.locator(f"#{anchor}").wait_for()


def test_print_has_automatic_entries_and_the_numbers_of_charts(page):
    for path, inside in (("/incidents/INC-5", ".automatic li.event"), ("/guardrail-reviews", "table.numbers td")):
        page.go(path)
        page.emulate_media(media="screen")
        assert not page.locator(inside).first.is_visible()
        page.emulate_media(media="print")
        box = page.locator(inside).first.bounding_box()
        assert box and box["height"] > 0, f"{inside} is not printed"


def test_the_numbers_under_a_chart_are_a_table_on_a_phone_too(page):
    page.go("/guardrail-reviews")
    page.locator("figure details > summary").first.click()
    cells = [cell.bounding_box() for cell in page.locator("figure table.numbers").first.locator("tbody tr").first.locator("th, td").all()]
    assert len(cells) == 3 and len({round(cell["y"]) for cell in cells}) == 1
    assert no_sideways_scroll(page)


def test_on_a_phone_a_finding_is_named_once_above_its_chains(page):
    page.go("/incidents/INC-5")
    box = page.locator(".chains > li:has(.chain-box + .chain-box)").first
    title = box.locator(".chain-title").first.inner_text()
    assert box.get_by_text(title, exact=True).count() > 1
    assert [one.is_visible() for one in box.get_by_text(title, exact=True).all()].count(True) == 1
    page.set_viewport_size({"width": 1280, "height": 800})
    assert [one.is_visible() for one in box.get_by_text(title, exact=True).all()].count(True) > 1
