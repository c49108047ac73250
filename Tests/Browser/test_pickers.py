"""People are chosen by name where there are too many for a list: with the keyboard, with a mouse, and without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import no_sideways_scroll
from journeys import declare
from servers import Installation

OTHERS = [("Sam Lee", "sam.lee@example.org"), ("Sam Lee", "lee@example.org"), ("Åsa Norling", "asa@example.org")]
OTHERS += [(f"Person {number}", f"person{number}@example.org") for number in range(1, 20)]


@pytest.fixture(scope="session")
def crowded(tmp_path_factory, chromium):
    return Installation("crowded", tmp_path_factory, chromium, ["Priya Raman"], others=OTHERS)


@pytest.fixture
def crowd(crowded, tmp_path):
    server = crowded.copied(tmp_path)
    yield server
    server.stop()


@pytest.fixture
def person(crowd, open_page):
    page = open_page(storage_state=crowd.cookies["Priya Raman"])
    page.goto(crowd.url + "/follow-ups/new")
    return page


def suggestions(page):
    page.locator("[role=listbox]:visible").wait_for()
    return [" ".join(text.split()) for text in page.locator("[role=option]:visible").all_inner_texts()]


def add_follow_up(page, title="Estimate first"):
    page.locator("#title").fill(title)
    page.get_by_role("button", name="Add the follow-up").click()


def test_a_name_is_completed_with_the_keyboard(person):
    owner = person.get_by_role("combobox", name="Owner")
    person.locator("#owner").focus()
    assert owner.get_attribute("aria-expanded") == "false"
    person.keyboard.type("@asa")
    assert suggestions(person) == ["Åsa Norling asa@example.org"]
    assert owner.get_attribute("aria-expanded") == "true"
    chosen = person.locator("#" + owner.get_attribute("aria-activedescendant"))
    assert chosen.get_attribute("aria-selected") == "true"
    assert person.evaluate("document.activeElement.id") == "owner"
    person.keyboard.press("Enter")
    assert owner.input_value() == "Åsa Norling"
    assert person.locator("[role=listbox]:visible").count() == 0
    add_follow_up(person)
    person.wait_for_url("**/follow-ups/FU-1")
    assert "Åsa Norling" in person.locator("main").inner_text()


def test_escape_and_tab_leave_what_was_typed_or_chosen(person):
    person.locator("#owner").focus()
    person.keyboard.type("person 1")
    assert len(suggestions(person)) == 11
    person.keyboard.press("Escape")
    assert person.locator("[role=listbox]:visible").count() == 0
    assert person.locator("#owner").input_value() == "person 1"
    person.keyboard.press("ArrowDown")
    suggestions(person)
    person.keyboard.press("ArrowDown")
    person.keyboard.press("Tab")
    assert person.locator("#owner").input_value() == "Person 10"
    assert person.evaluate("document.activeElement.id") == "due"


def test_a_click_offers_oneself_first_and_then_who_was_chosen_lately(crowd, person):
    person.locator("#owner").click()
    assert suggestions(person)[0] == "Priya Raman you"
    assert len(suggestions(person)) == 20
    person.locator("#owner").fill("")
    person.locator("#owner").press_sequentially("asa")
    person.get_by_role("option", name="Åsa Norling").click()
    add_follow_up(person)
    person.wait_for_url("**/follow-ups/FU-1")
    person.goto(crowd.url + "/follow-ups/new")
    person.locator("#owner").click()
    assert suggestions(person)[:2] == ["Priya Raman you", "Åsa Norling asa@example.org"]


def test_a_name_that_was_refused_offers_those_whom_it_fits(person):
    person.locator("#owner").fill("sam lee")
    add_follow_up(person)
    assert "“sam lee” fits 2 people" in person.locator(".error-summary").inner_text()
    person.locator("#owner").click()
    assert [name.split()[:2] for name in suggestions(person)] == [["Sam", "Lee"], ["Sam", "Lee"]]


def test_several_are_chosen_one_after_the_other(crowd, person):
    declare(person, crowd, "Rows are gone")
    person.goto(crowd.url + "/incidents/INC-1/roles")
    field = person.locator("#responder")
    for name in ("asa", "person 19"):
        field.press_sequentially(name)
        suggestions(person)
        person.keyboard.press("Enter")
        assert field.input_value() == ""
    boxes = person.locator("[data-picked=responder] input:checked")
    assert boxes.count() == 2
    person.get_by_role("button", name="Save the roles").click()
    person.wait_for_url("**/incidents/INC-1")
    text = person.locator("main").inner_text()
    assert "Åsa Norling" in text and "Person 19" in text


def test_without_javascript_a_name_that_fits_two_is_asked_about(crowd, open_page):
    page = open_page(storage_state=crowd.cookies["Priya Raman"], java_script_enabled=False)
    page.goto(crowd.url + "/follow-ups/new")
    page.locator("#owner").fill("sam lee")
    add_follow_up(page)
    assert "“sam lee” fits 2 people" in page.locator(".error-summary").inner_text()
    assert page.locator("#owner").input_value() == "sam lee"
    assert page.locator("#title").input_value() == "Estimate first"
    page.get_by_label("Sam Lee (lee@example.org)").check(force=True)
    page.get_by_role("button", name="Add the follow-up").click()
    page.wait_for_url("**/follow-ups/FU-1")
    assert "Sam Lee" in page.locator("main").inner_text()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_open_list_is_accessible_and_fits_a_phone(crowd, open_page, theme):
    page = open_page(storage_state=crowd.cookies["Priya Raman"], color_scheme=theme)
    declare(page, crowd, "Rows are gone")
    for path, field in (("/follow-ups/new", "owner"), ("/incidents/INC-1/roles", "responder"), ("/follow-ups", "set-owner")):
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(crowd.url + path)
            if page.locator(f"#{field}").count() == 0:
                continue
            page.locator(f"#{field}").click()
            page.keyboard.type("person")
            suggestions(page)
            assert no_sideways_scroll(page), f"{path} at {width}"
            assert Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"] == [], path
