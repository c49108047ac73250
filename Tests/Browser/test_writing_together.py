"""What people who write one postmortem see of each other, and what becomes of what was not sent yet."""

import re

from playwright.sync_api import expect

from together import area, five, rewrite_apart, saving, start, team


def test_what_somebody_saves_is_with_the_others_within_a_second_and_who_is_where_is_shown(team):
    first, second = team.sign_in("Priya"), team.sign_in("Mei")
    address = start(first, team)
    second.goto(address)
    area(second, "what-happened").focus()
    expect(first.locator("[data-outline=what-happened] .here")).to_have_text("Mei is here")
    area(first).fill("It began on Monday.")
    expect(saving(first)).to_have_text(re.compile(r"^Saved \d"))
    expect(area(second)).to_have_value("It began on Monday.", timeout=1_000)
    expect(second.locator("[data-outline=summary] .section-note")).to_have_text("written")
    for page in (first, second):
        expect(page.locator("[data-progress]")).to_have_text(re.compile("^1 of 9 sections written"))
    assert first.locator("[data-progress]").inner_text() == second.locator("[data-progress]").inner_text()


def test_a_section_that_holds_only_a_block_does_not_count_as_written_while_somebody_types(team):
    page = team.sign_in("Priya")
    start(page, team)
    affected = page.locator("[data-outline=who-and-what-was-affected] .section-note")
    expect(page.locator("[data-progress]")).to_have_text(re.compile("^0 of 9 sections written"))
    area(page, "who-and-what-was-affected").fill("{{impact}}\n\n{{roles}}")
    expect(saving(page, "who-and-what-was-affected")).to_have_text(re.compile("^Saved"))
    expect(affected).to_have_text("empty")
    area(page, "who-and-what-was-affected").fill("{{impact}}\n\nFour customers.")
    expect(affected).to_have_text("written")
    expect(page.locator("[data-progress]")).to_have_text(re.compile("^1 of 9 sections written"))


def test_a_draft_that_was_left_behind_is_sent_by_the_next_page_and_a_banner_says_so(team):
    first, second = team.sign_in("Priya"), team.sign_in("Mei")
    address = start(first, team)
    second.goto(address)
    first.route("**/sections/summary", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    area(first).fill("Typed on the train.")
    expect(saving(first)).to_have_text("Offline, kept on this device")
    area(second).fill("Typed in the office.")
    expect(saving(second)).to_have_text(re.compile("^Saved"))
    first.unroute("**/sections/summary")
    first.goto(team.url + "/")
    first.goto(address)
    first.get_by_text("Recovered: the text typed here").wait_for()
    expect(area(first)).to_have_value("Typed in the office. Typed on the train.")
    expect(area(second)).to_have_value("Typed in the office. Typed on the train.")


def test_typing_on_does_not_ask_a_server_that_is_away_at_every_key(team):
    page = team.sign_in("Priya")
    start(page, team)
    asked = []
    page.route("**/sections/summary", lambda route: (asked.append(route.request.post_data), route.abort()))
    area(page).fill("Typed")
    expect(saving(page)).to_have_text("Offline, kept on this device")
    for number in range(60):
        area(page).press_sequentially(f" {number}", delay=30)
    expect(saving(page)).to_have_text("Offline, kept on this device")
    assert len(asked) < 12
    page.unroute("**/sections/summary")
    expect(saving(page)).to_have_text(re.compile("^Saved"), timeout=15_000)


def test_what_a_server_that_is_back_refuses_is_sent_again_once_it_is_corrected(team):
    page = team.sign_in("Priya")
    start(page, team)
    answers = [lambda route: route.abort(), lambda route: route.fulfill(status=422, json={"problems": ["It is too long."]})]
    page.route("**/sections/summary", lambda route: answers.pop(0)(route) if answers else route.continue_())
    area(page).fill("Much too long")
    expect(saving(page)).to_have_text("It is too long.", timeout=15_000)
    area(page).fill("Short")
    expect(saving(page)).to_have_text(re.compile("^Saved"), timeout=15_000)


def test_the_banner_says_so_even_where_others_wrote_on_before_the_answer_was_there(team):
    first, second = team.sign_in("Priya"), team.sign_in("Mei")
    address = start(first, team)
    first.route("**/sections/summary", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    area(first).fill("Typed on the train.")
    expect(saving(first)).to_have_text("Offline, kept on this device")
    first.unroute("**/sections/summary")
    first.goto(team.url + "/")
    # The server has the draft, and its answer takes its time.
    held = []
    first.route("**/sections/summary", lambda route: held.append((route, route.fetch())))
    first.goto(address)
    expect(area(first)).to_have_value("Typed on the train.")
    second.goto(address)
    area(second).press_sequentially("Typed in the office. ")
    expect(area(first)).to_have_value(re.compile("Typed in the office"))
    route, answer = held[0]
    route.fulfill(response=answer)
    first.get_by_text("Recovered: the text typed here").wait_for()


def test_one_connection_is_enough_for_any_number_of_tabs(team):
    page, other = team.sign_in("Priya"), team.sign_in("Mei")
    address = start(page, team)
    streams = []
    page.context.on("request", lambda request: streams.append(request) if "/live?" in request.url else None)
    page.context.on("requestfinished", lambda request: streams.remove(request) if request in streams else None)
    page.context.on("requestfailed", lambda request: streams.remove(request) if request in streams else None)
    tabs = [page.context.new_page() for _ in range(8)]
    for tab in tabs:
        tab.goto(address)
    other.goto(address)
    area(other).fill("To all tabs.")
    for tab in tabs:
        expect(area(tab)).to_have_value("To all tabs.")
    assert len(streams) <= 1
    # The tab that holds the connection is closed: another takes over.
    page.close()
    tabs.pop(0).close()
    area(other).fill("To those that are left.")
    for tab in tabs:
        expect(area(tab)).to_have_value("To those that are left.")


def test_undo_takes_back_what_one_typed_oneself_and_leaves_the_words_of_others(team):
    first, second = team.sign_in("Priya"), team.sign_in("Mei")
    address = start(first, team)
    second.goto(address)
    area(first).focus()
    first.keyboard.type("Mine stays.")
    expect(area(second)).to_have_value("Mine stays.")
    area(second).focus()
    second.keyboard.press("Control+End")
    second.keyboard.type(" Hers too.")
    expect(area(first)).to_have_value(re.compile("Hers too"))
    first.keyboard.press("Control+Home")
    first.keyboard.type("Wrong. ")
    first.keyboard.press("Control+z")
    expect(area(first)).to_have_value("Mine stays. Hers too.")
    first.keyboard.press("Control+Shift+z")
    expect(area(first)).to_have_value("Wrong. Mine stays. Hers too.")


def test_a_passage_that_two_people_rewrote_waits_for_a_choice(team):
    first, second = team.sign_in("Priya"), team.sign_in("Mei")
    rewrite_apart(first, second, team)
    second.unroute("**/sections/summary")
    expect(first.get_by_text("You both changed this.")).to_be_visible()
    expect(first.locator("[data-outline=summary]")).to_have_class("flagged")
    first.get_by_role("button", name="Take Mei’s").click()
    expect(area(first)).to_have_value("The job was broken today.")
    expect(area(second)).to_have_value("The job was broken today.")
    expect(second.get_by_text("You both changed this.")).to_have_count(0)


def test_what_is_saved_while_the_scripts_of_another_page_are_on_their_way_reaches_it(team):
    first, second = team.sign_in("Priya"), team.sign_in("Mei")
    address = start(first, team)
    held = []
    second.route("**/js/writing/undo.js", lambda route: held.append(route))
    with second.expect_request("**/js/writing/undo.js"):
        second.goto(address, wait_until="commit")
    area(first).fill("Written meanwhile.")
    expect(saving(first)).to_have_text(re.compile(r"^Saved \d"))
    # Long enough for the stream of a page that follows too early.
    second.wait_for_timeout(1_000)
    for route in held:
        route.continue_()
    expect(area(second)).to_have_value("Written meanwhile.")
