"""Everything by keyboard; the shortcuts hang on visible controls and never fire inside a field."""

from journeys import add_to_timeline, declare


def test_shortcuts_lead_where_the_visible_controls_lead(server, priya):
    priya.keyboard.press("c")
    priya.wait_for_url("**/incidents/new")
    assert priya.evaluate("document.activeElement.id") == "title"
    priya.keyboard.type("c g i ? in a field are letters")
    assert priya.locator("#title").input_value() == "c g i ? in a field are letters"
    priya.goto(server.url + "/")
    priya.keyboard.press("g")
    priya.keyboard.press("f")
    priya.wait_for_url("**/follow-ups")
    priya.keyboard.press("/")
    assert priya.evaluate("document.activeElement.name") == "q"
    priya.goto(server.url + "/")
    priya.keyboard.press("?")
    assert priya.locator("dialog[open]").is_visible()
    priya.keyboard.press("Escape")
    assert priya.locator("dialog[open]").count() == 0


def test_an_incident_is_declared_with_the_keyboard_alone(server, priya):
    priya.goto(server.url + "/incidents/new")
    priya.keyboard.type("Typed without a mouse")
    priya.keyboard.press("Tab")
    priya.keyboard.press("Space")
    priya.keyboard.press("ArrowDown")
    priya.keyboard.press("Enter")
    priya.wait_for_url("**/incidents/INC-1**")
    assert "SEV2" in priya.locator("main").inner_text()


def test_a_problem_takes_the_focus_and_leads_to_its_field(server, priya):
    priya.goto(server.url + "/incidents/new")
    priya.get_by_role("button", name="Declare", exact=True).click()
    summary = priya.locator(".error-summary")
    assert summary.is_visible()
    assert priya.title().startswith("Error: ")
    assert priya.evaluate("document.activeElement.classList.contains('error-summary')")
    summary.get_by_role("link").first.click()
    assert priya.evaluate("document.activeElement.id") == "title"


def test_the_skip_link_is_the_first_stop(server, priya):
    priya.goto(server.url + "/incidents")
    priya.keyboard.press("Tab")
    assert priya.evaluate("document.activeElement.textContent") == "Skip to the contents"
    priya.keyboard.press("Enter")
    assert priya.evaluate("document.activeElement.id") == "main"


def test_the_list_can_be_walked(server, priya):
    declare(priya, server, "First")
    declare(priya, server, "Second")
    priya.goto(server.url + "/incidents")
    priya.keyboard.press("j")
    first = priya.evaluate("document.activeElement.getAttribute('href')")
    priya.keyboard.press("j")
    second = priya.evaluate("document.activeElement.getAttribute('href')")
    assert first != second and "/incidents/INC-" in first and "/incidents/INC-" in second


def test_the_list_of_keys_has_those_of_the_page_and_no_others(server, priya):
    declare(priya, server, "First")
    for path, has_list in (("/incidents", True), ("/incidents/new", False)):
        priya.goto(server.url + path)
        priya.locator("h1").click()
        priya.keyboard.press("?")
        keys = priya.locator("dialog.keys").inner_text()
        assert ("Next in a list" in keys) == has_list
        assert ("Edit what is marked in a list" in keys) == has_list
        priya.keyboard.press("Escape")
    priya.goto(server.url + "/incidents")
    priya.keyboard.press("j")
    priya.keyboard.press("e")
    priya.wait_for_url("**/incidents/INC-1/edit")


def test_an_entry_of_a_timeline_is_one_stop_with_a_menu(server, priya):
    declare(priya, server, "First")
    add_to_timeline(priya, "-10m", "The cleanup starts")
    entry = priya.locator(".event", has_text="The cleanup starts")
    # Once the page has loaded, the browser moves to its fragment and takes the focus away.
    entry.wait_for()
    priya.wait_for_load_state("load")
    assert entry.locator(":is(a, button, summary)").evaluate_all("all => all.filter(one => one.checkVisibility()).length") == 1
    entry.locator("summary").focus()
    priya.keyboard.press("Enter")
    entry.get_by_role("button", name="Star", exact=True).wait_for()
    priya.keyboard.press("Escape")
    assert priya.evaluate("document.activeElement.tagName") == "SUMMARY"
    priya.keyboard.press("Enter")
    entry.get_by_role("button", name="This is when it was started").click()
    priya.get_by_text("Time set: started.").wait_for()


def test_a_field_says_how_many_characters_are_left_once_few_are(server, priya):
    priya.goto(server.url + "/incidents/new")
    title = priya.locator("#title")
    title.fill("é" * 100)
    assert priya.locator(".counter").count() == 0
    title.fill("é" * 190)
    assert priya.locator(".counter").inner_text() == "10 characters left"
    title.fill("👩‍🚀" * 201)
    assert priya.locator(".counter").inner_text() == "1 character too many"
    title.fill("Short")
    assert priya.locator(".counter").inner_text() == ""
