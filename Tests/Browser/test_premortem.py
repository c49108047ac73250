"""A pre-mortem before a launch, with everyone on their own screen: a facilitator and five participants, through everything that
happens to connections, pages and servers."""

import os
import signal

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import EXPECTED, browsers, no_sideways_scroll
from journeys import choose
from premortems import card_of, drop, in_phase, join_as_guest, member, open_premortem, step, take, write

# What the browser says while the server or the network is away on purpose.
AWAY = (
    *EXPECTED, r"ERR_CONNECTION_REFUSED", r"ERR_INTERNET_DISCONNECTED", r"ERR_CONNECTION_RESET", r"ERR_EMPTY_RESPONSE",
    r"ERR_INCOMPLETE_CHUNKED_ENCODING", r"ERR_NETWORK_CHANGED", r"ERR_SOCKET_NOT_CONNECTED", r"ERR_HTTP2",
)


@pytest.fixture
def people(chromium, server, founded):
    """Opens browsers that put up with a server that is away."""
    yield from browsers(chromium, AWAY)


def test_a_whole_premortem_with_everything_that_goes_wrong_on_the_way(people, server):
    priya = people(storage_state=server.cookies["Priya Raman"])
    mei = member(people, server, priya, "Mei Tanaka", "mei@example.org")
    code = open_premortem(priya, server)
    mei.goto(server.url + "/pre-mortems/PRE-1")
    mei.get_by_role("button", name="Join", exact=True).click()
    ada, ben, plain = people(), people(viewport={"width": 360, "height": 740}), people(java_script_enabled=False)
    for page, name in ((ada, "Ada"), (ben, "Ben"), (plain, "Pat")):
        join_as_guest(page, server, code, name)
    priya.get_by_text("Pat").first.wait_for()
    step(priya, "Start with the brief", "Brief")
    in_phase(ada, "Brief")
    step(priya, "Start the silent writing", "Silent writing")

    # Everybody writes; nobody is interrupted by what the others do.
    for page in (mei, ada, ben):
        in_phase(page, "Silent writing")
    ben.locator("#text-card").fill("Half a thought of Ben")
    write(ada, "The wrong ledger was moved")
    write(mei, "Nobody had tried the way back")
    write(mei, "It ran twice")
    assert ben.locator("#text-card").input_value() == "Half a thought of Ben"
    ben.locator("[data-count=cards]", has_text="3").wait_for()
    assert "wrong ledger" not in ben.content() and "way back" not in ben.content()
    plain.get_by_role("link", name="Show changes").click()
    plain.locator("#text-card").fill("The page of Pat was read <i>without</i> a script")
    plain.get_by_role("button", name="Add the card").click()
    assert plain.locator(".cards.own .card").count() == 1
    ada.reload()
    assert ada.locator(".cards.own .card-text", has_text="The wrong ledger was moved").is_visible()

    # The facilitator's connection is lost, and the server is killed in the middle.
    priya.context.set_offline(True)
    server.stop(signal.SIGKILL)
    ben.get_by_role("button", name="Add the card").click()
    ben.get_by_text("Your text is still here").wait_for()
    server.start()
    assert ben.locator("#text-card").input_value() == "Half a thought of Ben"
    ben.get_by_role("button", name="Add the card").click()
    ben.locator(".cards.own .card-text", has_text="Half a thought of Ben").wait_for()
    ada.locator("[data-count=cards]", has_text="5").wait_for(timeout=60_000)

    # Somebody comes late, into the phase that is on.
    late = people()
    join_as_guest(late, server, code, "Lou")
    in_phase(late, "Silent writing")
    write(late, "The alert went to nobody")

    mei.get_by_role("button", name="Take over").click(timeout=60_000)
    mei.get_by_role("heading", name="You are the facilitator").wait_for()
    step(mei, "Reveal the cards", "Reveal")
    for page in (ada, ben, late):
        in_phase(page, "Reveal")
        page.get_by_role("heading", name="6 cards").wait_for()
    plain.get_by_role("link", name="Show changes").click()
    assert plain.locator("main").inner_text().count("The alert went to nobody") == 1
    step(mei, "Start grouping", "Grouping")
    in_phase(ada, "Grouping")

    # Grouping by drag, by keyboard, and undone.
    assert ada.locator(".group").count() == 6
    take(card_of(ada, "It ran twice"))
    drop(ada.locator(".group > h3", has_text="wrong ledger"))
    ada.get_by_role("heading", name="5 groups").wait_for()
    ben.get_by_role("heading", name="5 groups").wait_for()
    card = card_of(ben, "The alert went to nobody")
    card.locator("summary").focus()
    ben.keyboard.press("Enter")
    card.locator("select").focus()
    ben.keyboard.press("N")
    card.get_by_role("button", name="Move").focus()
    ben.keyboard.press("Enter")
    ada.get_by_role("heading", name="4 groups").wait_for()
    mei.get_by_role("heading", name="4 groups").wait_for()
    mei.get_by_role("button", name="Undo the last step").click()
    ada.get_by_role("heading", name="5 groups").wait_for()
    step(mei, "Start voting", "Voting")

    for page in (ada, ben, late):
        in_phase(page, "Voting")
        page.locator(".ballot li", has_text="wrong ledger").get_by_role("button", name="Add a dot").click()
        page.get_by_text("4 of 5 dots left").wait_for()
    mei.locator("[data-count=voters]", has_text="3").wait_for()
    assert mei.get_by_text("5 of 5 dots left").is_visible()
    plain.get_by_role("link", name="Show changes").click()
    plain.locator(".ballot li", has_text="way back").get_by_role("button", name="Add a dot").click()
    assert plain.get_by_text("4 of 5 dots left").is_visible()
    step(mei, "End the voting", "Mitigation")

    risk = mei.locator(".risk").first
    assert "wrong ledger" in risk.inner_text() and "3 dots" in risk.inner_text()
    risk.locator("summary", has_text="A follow-up").click()
    risk.get_by_label("What has to be done?").fill("Name the ledgers apart")
    risk.locator("select[name=owner]").select_option(label="Mei Tanaka")
    risk.locator("input[name=due]").fill("2030-01-01")
    risk.get_by_role("button", name="Add the follow-up").click()
    mei.get_by_text("FU-1").first.wait_for()
    step(mei, "Move on to the decision", "Decision")
    mei.get_by_role("button", name="Make it a condition").click()
    mei.get_by_role("button", name="Remove the condition").wait_for()
    choose(mei, "Go with conditions")
    mei.get_by_label("Note").last.fill("Once they are named apart.")
    mei.get_by_role("button", name="Record the decision").click()
    mei.get_by_role("button", name="Close the pre-mortem").click()
    for page in (mei, ada, late):
        page.get_by_role("heading", name="Who took part").wait_for()
        assert page.get_by_text("Once they are named apart.").first.is_visible()
    priya.context.set_offline(False)
    priya.goto(server.url + "/pre-mortems/PRE-1")
    words = priya.locator("main").inner_text()
    for text in ("The wrong ledger was moved", "Nobody had tried the way back", "It ran twice", "Half a thought of Ben",
                 "The alert went to nobody", "<i>without</i>", "Go with conditions", "0 of 1 met"):
        assert text in words, text
    export = priya.request.get(server.url + "/pre-mortems/PRE-1.md").text()
    assert "Half a thought of Ben" in export and "Ben)" not in export


def test_every_phase_is_accessible_on_a_phone_and_on_the_wall(people, server, tmp_path):
    priya = people(viewport={"width": 1280, "height": 800}, storage_state=server.cookies["Priya Raman"])
    code = open_premortem(priya, server)
    ada = people(viewport={"width": 320, "height": 640}, color_scheme="dark")
    join_as_guest(ada, server, code, "Ada")
    wall = people(viewport={"width": 1280, "height": 800}, storage_state=priya.context.storage_state())
    complaints = []

    def look(name):
        wall.goto(server.url + "/pre-mortems/PRE-1/projector")
        for face, page in (("participant", ada), ("facilitator", priya), ("projector", wall)):
            for violation in Axe().run(page).response["violations"]:
                complaints.append(f"{name} {face}: {violation['id']} {[node['target'] for node in violation['nodes']][:2]}")
            if not no_sideways_scroll(page):
                complaints.append(f"{name} {face} scrolls sideways")
        if folder:
            for face, page in (("participant", ada), ("facilitator", priya), ("projector", wall)):
                page.screenshot(path=f"{folder}/premortem-{name}-{face}.png", full_page=True)

    folder = os.environ.get("SCREENSHOTS")
    look("lobby")
    step(priya, "Start with the brief", "Brief")
    look("brief")
    step(priya, "Start the silent writing", "Silent writing")
    in_phase(ada, "Silent writing")
    for page, texts in ((ada, ("The wrong ledger was moved, and nobody saw on the screen which one it was", "It ran twice")), (priya, ("Nobody had tried the way back", "The alert went to nobody"))):
        for text in texts:
            write(page, text)
    priya.get_by_label("Minutes").fill("7")
    priya.get_by_role("button", name="Start the timer").click()
    ada.locator(".timer").wait_for()
    look("writing")
    for label, phase in (("Reveal the cards", "Reveal"), ("Start grouping", "Grouping"), ("Start voting", "Voting"), ("End the voting", "Mitigation"), ("Move on to the decision", "Decision")):
        step(priya, label, phase)
        in_phase(ada, phase)
        look(phase.lower())
    choose(priya, "Go")
    priya.get_by_role("button", name="Record the decision").click()
    priya.get_by_role("button", name="Close the pre-mortem").click()
    priya.get_by_role("heading", name="Who took part").wait_for()
    ada.get_by_role("heading", name="Who took part").wait_for()
    for face, page in (("guest", ada), ("member", priya)):
        for violation in Axe().run(page).response["violations"]:
            complaints.append(f"summary {face}: {violation['id']}")
    if folder:
        priya.screenshot(path=f"{folder}/premortem-summary.png", full_page=True)
    assert complaints == []
