"""A pre-mortem on the smallest and the largest screens: a phone in somebody's hand, and a projector in a room."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import EXPECTED, browsers, no_sideways_scroll
from journeys import choose

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def people(chromium, server, founded):
    yield from browsers(chromium, EXPECTED)


def shot(page, name):
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def open_premortem(page, server, template):
    page.goto(server.url + "/pre-mortems/new")
    page.get_by_label("What is it about?").fill("Moving the ledger to the new cluster")
    page.locator("#plan").fill("First copy, then switch.\n\nhttps://example.org/plan")
    choose(page, template)
    choose(page, "Guests may take part")
    page.get_by_role("button", name="Open the pre-mortem").click()
    page.wait_for_url("**/pre-mortems/PRE-1")
    code = page.locator(".join-code").inner_text()
    page.get_by_role("button", name="Start with the brief").click()
    page.get_by_role("button", name="Start the silent writing").click()
    page.locator("#text-card").wait_for()
    return code


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_the_card_is_in_sight_and_its_prompt_is_chosen(people, server, scripts):
    priya = people(storage_state=server.cookies["Priya Raman"])
    code = open_premortem(priya, server, "Database migration")
    guest = people(viewport=PHONE, java_script_enabled=scripts)
    guest.goto(server.url + "/join")
    guest.get_by_label("Code").fill(code.lower())
    guest.get_by_role("button", name="Join").click()
    guest.get_by_label("Your name, as other people will see it").fill("Ada")
    guest.get_by_role("button", name="Join as a guest").click()
    member = people(viewport=PHONE, java_script_enabled=scripts, storage_state=server.cookies["Priya Raman"])
    member.goto(server.url + "/pre-mortems/PRE-1")
    for name, page in (("guest", guest), ("facilitator", member)):
        field = page.locator("#text-card").bounding_box()
        assert field["y"] + field["height"] <= PHONE["height"], (name, field)
        assert page.locator(".card-form input[type=radio]:checked").count() == 1
        button = page.get_by_role("button", name="Add the card").bounding_box()
        assert button["y"] < 2 * PHONE["height"], (name, button)
        shot(page, f"premortem-phone-{name}-{scripts}")
        assert no_sideways_scroll(page)
    # The next card answers the prompt of the last one.
    guest.get_by_text("There was no way back").click()
    guest.locator("#text-card").fill("The snapshot was empty")
    guest.get_by_role("button", name="Add the card").click()
    guest.locator(".cards.own .card-text").wait_for()
    assert guest.locator("#text-card").input_value() == ""
    assert guest.locator(".card-form input[type=radio]:checked").first.get_attribute("value") == "3"
    if scripts:
        assert guest.evaluate("document.activeElement.id") == "text-card"


def test_on_a_projector_everything_grows_with_the_screen(people, server):
    priya = people(storage_state=server.cookies["Priya Raman"])
    open_premortem(priya, server, "Classic")
    wall = people(storage_state=server.cookies["Priya Raman"])
    sizes = ((1280, 720), (1920, 1080), (3840, 2160))
    address = server.url + "/pre-mortems/PRE-1/projector"

    def measure(selector):
        found = []
        for width, height in sizes:
            wall.set_viewport_size({"width": width, "height": height})
            wall.goto(address)
            assert no_sideways_scroll(wall)
            found.append(float(wall.locator(selector).first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")))
        return found

    def grows(selector, least):
        small, middle, large = measure(selector)
        assert small >= least and middle > 1.3 * small and large > 1.8 * middle, (selector, small, middle, large)

    grows("h1", 40)
    grows(".join-code", 36)
    assert wall.locator(".theme-switch").count() == 0
    shot(wall, "premortem-wall-writing")
    for text in ("The wrong ledger was moved, and nobody saw which one it was", "It ran twice", "The way back was never tried"):
        priya.locator("#text-card").fill(text)
        priya.get_by_role("button", name="Add the card").click()
        priya.locator(".cards.own .card-text", has_text=text).wait_for()
    priya.get_by_role("button", name="Reveal the cards").click()
    priya.get_by_role("heading", name="3 cards").wait_for()
    grows(".wall-cards .card-text", 28)
    for width, height in sizes:
        wall.set_viewport_size({"width": width, "height": height})
        box = wall.locator(".wall-cards").bounding_box()
        assert box["width"] > 0.8 * width and box["height"] > 0.4 * height, box
        assert wall.evaluate("document.documentElement.scrollHeight <= innerHeight + 1")
    assert Axe().run(wall).response["violations"] == []
    shot(wall, "premortem-wall-cards")
    priya.get_by_role("button", name="Start grouping").click()
    priya.get_by_role("heading", name="3 groups").wait_for()
    grows(".wall-risks li", 28)
    shot(wall, "premortem-wall-risks")
