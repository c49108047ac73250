"""A form that is sent twice over a slow connection, with and without the script that turns its buttons off."""

from playwright.sync_api import expect

from journeys import choose

# While a navigation is on its way, nobody can ask the page.
REMEMBER_WHAT_IS_OFF = """() => new MutationObserver((changes) => {
    for (const { target } of changes) if (target.disabled) localStorage.off = target.textContent;
}).observe(document.querySelector("main"), { subtree: true, attributeFilter: ["disabled"] })"""


def fill_in(page, server):
    page.goto(server.url + "/incidents/new")
    page.get_by_label("What is wrong?").fill("Checkout answers 500")
    choose(page, "SEV2")


def click_twice(page, button):
    """So slowly that the first form is on its way by the second click."""
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    for _ in range(2):
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_timeout(400)


def incidents(page, server):
    page.goto(server.url + "/incidents")
    return page.get_by_role("link", name="Checkout answers 500").count()


def test_a_second_click_sends_nothing_and_after_going_back_the_form_is_a_new_one(server, founded, priya):
    page, held = priya, []
    page.route("**/incidents", lambda route: held.append(route) if route.request.method == "POST" else route.continue_())
    fill_in(page, server)
    declare = page.get_by_role("button", name="Declare", exact=True)
    page.evaluate(REMEMBER_WHAT_IS_OFF)
    click_twice(page, declare)
    assert len(held) == 1
    held[0].continue_()
    page.wait_for_url("**/incidents/INC-1*")
    assert page.evaluate("localStorage.off") == "Declare"
    page.go_back()
    expect(declare).to_be_enabled()
    page.unroute("**/incidents")
    fill_in(page, server)
    declare.click()
    page.wait_for_url("**/incidents/INC-2*")


def test_without_a_script_two_clicks_make_one_incident(server, founded, open_page):
    page = open_page(storage_state=server.cookies["Priya Raman"], java_script_enabled=False)
    fill_in(page, server)
    sent = []

    def late(route):
        if route.request.method != "POST":
            return route.continue_()
        # The server carries out both; the browser gets the answer to the second.
        sent.append(route.fetch(max_redirects=0))
        if len(sent) == 2:
            route.fulfill(response=sent[1])

    page.route("**/incidents", late)
    click_twice(page, page.get_by_role("button", name="Declare", exact=True))
    page.wait_for_url("**/incidents/INC-1*")
    assert len(sent) == 2
    page.unroute("**/incidents")
    assert incidents(page, server) == 1
