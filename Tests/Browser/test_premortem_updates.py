"""What somebody holds, typed or chose survives the page that arrives in a pre-mortem."""

import pytest

from conftest import EXPECTED, browsers
from journeys import choose
from premortems import card_of, drop, in_phase, join_as_guest, move, open_premortem, step, take, write


@pytest.fixture
def people(chromium, server, founded):
    yield from browsers(chromium, EXPECTED)


def test_a_page_that_arrives_while_a_card_is_held_takes_nothing_out_of_the_hand(people, server):
    priya = people(storage_state=server.cookies["Priya Raman"])
    ada = people()
    join_as_guest(ada, server, open_premortem(priya, server), "Ada")
    step(priya, "Start with the brief", "Brief")
    step(priya, "Start the silent writing", "Silent writing")
    for text in ("The wrong ledger was moved", "Nobody had tried the way back", "It ran twice", "The alert went to nobody"):
        write(priya, text)
    step(priya, "Reveal the cards", "Reveal")
    step(priya, "Start grouping", "Grouping")
    in_phase(ada, "Grouping")
    ada.get_by_role("heading", name="4 groups").wait_for()

    # Somebody else moves a card between the press and the first movement.
    take(card_of(ada, "It ran twice"))
    move(priya, "The alert went to nobody", "Nobody had tried")
    priya.get_by_role("heading", name="3 groups").wait_for()
    ada.wait_for_timeout(1_500)
    drop(ada.locator(".group > h3", has_text="wrong ledger"))
    ada.get_by_role("heading", name="2 groups").wait_for()
    for left in ("3 groups", "4 groups"):
        priya.get_by_role("button", name="Undo the last step").click()
        ada.get_by_role("heading", name=left).wait_for()

    # The page was asked for before the press and is answered after it.
    answers = []

    def answer_late(route):
        if answers or route.request.method != "GET":
            route.continue_()
        else:
            answers.append((route, route.fetch()))

    ada.route("**/pre-mortems/PRE-1", answer_late)
    move(priya, "The alert went to nobody", "Nobody had tried")
    while not answers:
        ada.wait_for_timeout(50)
    take(card_of(ada, "It ran twice"))
    route, answer = answers[0]
    with ada.expect_response("**/pre-mortems/PRE-1"):
        route.fulfill(response=answer)
    ada.wait_for_timeout(500)
    drop(ada.locator(".group > h3", has_text="wrong ledger"))
    for page in (ada, priya):
        page.get_by_role("heading", name="2 groups").wait_for()


def test_what_was_typed_or_chosen_and_not_sent_survives_every_step(people, server):
    priya = people(storage_state=server.cookies["Priya Raman"])
    open_premortem(priya, server, guests=False)
    step(priya, "Start with the brief", "Brief")
    step(priya, "Start the silent writing", "Silent writing")
    write(priya, "The wrong ledger was moved")
    for label, phase in (("Reveal the cards", "Reveal"), ("Start grouping", "Grouping"), ("Start voting", "Voting")):
        step(priya, label, phase)
    priya.get_by_role("button", name="Add a dot").click()
    priya.get_by_text("4 of 5 dots left").wait_for()
    step(priya, "End the voting", "Mitigation")

    # A choice survives another form of the same risk, and a text survives a refusal and then another phase.
    risk = priya.locator(".risk").first
    risk.get_by_label("Likelihood").select_option(index=2)
    likelihood = risk.get_by_label("Likelihood").input_value()
    risk.locator("summary", has_text="Accept it").click()
    risk.get_by_label("Why is nothing being built").fill("It is rehearsed every day.")
    risk.get_by_role("button", name="Accept the risk").click()
    priya.locator(".error-summary").wait_for()
    # The page that is fetched again in the meantime leaves the message where it is.
    with priya.expect_response("**/pre-mortems/PRE-1"):
        priya.evaluate("document.dispatchEvent(new CustomEvent('handrail:session', { detail: { state: 'in' } }))")
    priya.wait_for_timeout(300)
    assert priya.locator(".error-summary").is_visible()
    risk.locator("summary", has_text="A follow-up").click()
    risk.get_by_label("What has to be done?").fill("Name the ledgers apart")
    risk.locator("[id^=with-][open] select[name=owner]").first.select_option(label="Priya Raman")
    risk.locator("input[name=due]").first.fill("2030-01-01")
    risk.get_by_role("button", name="Add the follow-up").click()
    priya.get_by_text("FU-1").first.wait_for()
    assert risk.get_by_label("Likelihood").input_value() == likelihood
    assert risk.get_by_label("Why is nothing being built").input_value() == "It is rehearsed every day."
    step(priya, "Move on to the decision", "Decision")
    assert risk.get_by_label("Why is nothing being built").input_value() == "It is rehearsed every day."

    # A refused decision keeps its note while the condition that it lacks is added.
    choose(priya, "Go with conditions")
    note = priya.get_by_label("Note").last
    note.fill("Once they are named apart.")
    priya.get_by_role("button", name="Record the decision").click()
    priya.locator(".error-summary").wait_for()
    priya.get_by_role("button", name="Make it a condition").click()
    priya.get_by_role("button", name="Remove the condition").wait_for()
    assert note.input_value() == "Once they are named apart."
    priya.get_by_role("button", name="Record the decision").click()
    priya.get_by_role("button", name="Close the pre-mortem").click()
    priya.get_by_text("This pre-mortem is closed.").wait_for()
    assert priya.get_by_text("This pre-mortem is closed.").evaluate(
        "note => { const box = note.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight }")
    priya.get_by_role("link", name="Go to the closed pre-mortem").click()
    priya.get_by_role("heading", name="Who took part").wait_for()
    assert priya.get_by_text("Once they are named apart.").first.is_visible()


def test_what_is_being_said_about_a_risk_is_kept_when_the_pre_mortem_is_closed(people, server):
    priya, ada = people(storage_state=server.cookies["Priya Raman"]), people()
    join_as_guest(ada, server, open_premortem(priya, server), "Ada")
    step(priya, "Start with the brief", "Brief")
    step(priya, "Start the silent writing", "Silent writing")
    for text in ("The wrong ledger was moved", "It ran twice"):
        write(priya, text)
    for label, phase in (
        ("Reveal the cards", "Reveal"), ("Start grouping", "Grouping"), ("Start voting", "Voting"),
        ("End the voting", "Mitigation"), ("Move on to the decision", "Decision"),
    ):
        step(priya, label, phase)
    choose(priya, "No go")
    priya.get_by_label("Note").last.fill("Not before it was rehearsed.")
    priya.get_by_role("button", name="Record the decision").click()
    priya.get_by_role("button", name="Close the pre-mortem").wait_for()
    in_phase(ada, "Decision")

    ada.locator(".risk", has_text="ran twice").get_by_label("Early-warning sign").fill("Two invoices of the same day")
    own = priya.locator(".risk", has_text="wrong ledger")
    own.get_by_label("Likelihood").select_option(label="High")
    own.get_by_label("Impact").select_option(label="Medium")
    priya.get_by_role("button", name="Close the pre-mortem").click()
    # Each leaves for the closed pre-mortem once what they were saying has arrived.
    for page in (priya, ada):
        page.get_by_role("heading", name="Who took part").wait_for()
    for page in (priya, ada):
        page.reload()
        assert "Likelihood high, impact medium" in page.locator(".risk", has_text="wrong ledger").inner_text()
        assert "First sign: Two invoices of the same day" in page.locator(".risk", has_text="ran twice").inner_text()

    # Who thinks of something later can still say it.
    late = priya.locator(".risk", has_text="ran twice")
    late.locator("summary", has_text="Assess it").click()
    late.get_by_label("Impact").select_option(label="Low")
    late.get_by_role("button", name="Save").click()
    priya.locator(".risk", has_text="Impact low. First sign").wait_for()
