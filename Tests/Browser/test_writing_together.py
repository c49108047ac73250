"""A postmortem written by several people at once, on a network that fails: every word that was typed is there."""

import re
import signal
import time

import pytest
from playwright.sync_api import Error, expect

from conftest import EXPECTED, Installation, browsers
from journeys import declare
from network import Line

PEOPLE = ("Priya", "Tomas", "Mei", "Ines", "Otto")
MINUTE = 60
OFFLINE = EXPECTED + (r"net::ERR_", r"Failed to fetch")


@pytest.fixture(scope="session")
def five(tmp_path_factory, chromium):
    return Installation("five", tmp_path_factory, chromium, PEOPLE)


@pytest.fixture
def team(five, tmp_path, chromium):
    """A server on which five people have accounts, and a way to get a page for each."""
    server = five.copied(tmp_path)
    made = browsers(chromium, OFFLINE)
    make = next(made)

    def sign_in(name):
        page = make(storage_state=server.cookies[name])
        page.goto(server.url + "/")
        return page

    server.sign_in = sign_in
    yield server
    server.stop()
    next(made, None)


def start(page, server):
    """The address of the page on which the postmortem of a new incident is written."""
    key = declare(page, server, "Written together")
    page.goto(f"{server.url}/incidents/{key}/postmortem/new")
    page.locator("main form button.primary").first.click()
    page.wait_for_url("**/postmortem/edit")
    return page.url


def area(page, section="summary"):
    return page.locator(f"#text-{section}")


def saving(page, section="summary"):
    return page.locator(f"#section-{section} .saving-state")


def stored(page, address, section="summary"):
    answer = page.request.get(address.replace("/edit", f"/sections/{section}/text"))
    return answer.json()["text"]


class Writer:
    """Types words that nobody else types, one at a time, mostly at the end and now and then at the beginning."""

    def __init__(self, page, name):
        self.page, self.name, self.words = page, name.lower(), []

    def enter(self):
        area(self.page).focus()
        self.page.keyboard.press("Control+End")

    def type_word(self):
        word = f"{self.name}{len(self.words)}"
        number = len(self.words)
        if number % 12 == 5:
            self.page.keyboard.press("Control+Home")
            self.page.keyboard.type(word + " ")
            self.page.keyboard.press("Control+End")
        elif number % 9 == 4:
            self.page.keyboard.press("Enter")
            self.page.keyboard.press("Enter")
            self.page.keyboard.type(word)
        else:
            self.page.keyboard.type(" " + word)
        self.words.append(word)


def wait_until_all_agree(writers, address, seconds=30):
    """Everybody's last pause is over, and every page shows what the server has."""
    end = time.monotonic() + seconds
    while True:
        text = stored(writers[0].page, address)
        shown = [area(writer.page).input_value().strip() for writer in writers]
        if all(one == text for one in shown) and all("Saved" in saving(writer.page).inner_text() for writer in writers):
            return text
        assert time.monotonic() < end, f"no agreement: {text!r} {shown!r} {[saving(w.page).inner_text() for w in writers]}"
        time.sleep(0.25)


def assert_every_word_is_there(writers, text):
    words = text.split()
    expected = [word for writer in writers for word in writer.words]
    missing = [word for word in expected if word not in set(words)]
    assert missing == [], f"{len(missing)} of {len(expected)} words are lost: {missing[:20]} in {text!r}"
    strange = [word for word in words if word not in set(expected)]
    assert strange == [], f"words that nobody wrote: {strange[:20]}"
    assert len(words) == len(set(words)), "words are there twice"


def test_two_people_type_into_one_section_for_a_minute(team):
    first, second = team.sign_in("Priya"), team.sign_in("Mei")
    address = start(first, team)
    second.goto(address)
    writers = [Writer(first, "Priya"), Writer(second, "Mei")]
    for writer in writers:
        writer.enter()
    end = time.monotonic() + MINUTE
    while time.monotonic() < end:
        for writer in writers:
            writer.type_word()
        time.sleep(0.1)
    for writer in writers:
        area(writer.page).blur()
    text = wait_until_all_agree(writers, address)
    assert_every_word_is_there(writers, text)
    assert min(len(writer.words) for writer in writers) > 60


def test_five_people_type_for_a_minute_while_one_goes_offline_and_the_server_is_killed(team):
    writers = [Writer(team.sign_in(name), name) for name in PEOPLE]
    traveller = writers[3]
    address = start(writers[0].page, team)
    line = Line(team.port)
    remote = address.replace(f":{team.port}", f":{line.port}")
    for writer in writers:
        if writer is not writers[0]:
            writer.page.goto(remote if writer is traveller else address)
        writer.enter()
    begin = time.monotonic()
    is_offline = has_travelled = is_down = has_fallen = False
    while (now := time.monotonic() - begin) < MINUTE:
        for writer in writers:
            writer.type_word()
        if not is_offline and not has_travelled and now > 10:
            line.cut()
            is_offline = True
        if is_offline and now > 20:
            expect(saving(traveller.page)).to_have_text("Offline, kept on this device")
            # There is nothing to load; what was typed is in the browser.
            with pytest.raises(Error):
                traveller.page.reload()
            # The browser's own error page would load ours again, and recover it before anybody looks.
            traveller.page.wait_for_url("chrome-error://**")
            traveller.page.goto("about:blank")
            line.open()
            traveller.page.goto(remote)
            traveller.page.get_by_text("Recovered: what was typed here").first.wait_for()
            traveller.enter()
            is_offline, has_travelled = False, True
        if not has_fallen and not is_down and now > 32:
            team.stop(signal.SIGKILL)
            is_down = True
        if is_down and now > 38:
            team.start()
            is_down, has_fallen = False, True
    assert has_travelled and has_fallen
    for writer in writers:
        area(writer.page).blur()
    text = wait_until_all_agree(writers, address, seconds=60)
    assert_every_word_is_there(writers, text)
    assert min(len(writer.words) for writer in writers) > 20


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
    first.get_by_text("Recovered: what was typed here").wait_for()
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
    first.get_by_text("Recovered: what was typed here").wait_for()


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
    address = start(first, team)
    area(first).fill("The job was slow today.")
    expect(saving(first)).to_have_text(re.compile("^Saved"))
    second.goto(address)
    second.route("**/sections/summary", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    area(second).fill("The job was broken today.")
    expect(saving(second)).to_have_text("Offline, kept on this device")
    area(first).fill("The job was late today.")
    expect(saving(first)).to_have_text(re.compile("^Saved"))
    second.unroute("**/sections/summary")
    expect(first.get_by_text("You both changed this.")).to_be_visible()
    expect(first.locator("[data-outline=summary]")).to_have_class("flagged")
    first.get_by_role("button", name="Take Mei’s").click()
    expect(area(first)).to_have_value("The job was broken today.")
    expect(area(second)).to_have_value("The job was broken today.")
    expect(second.get_by_text("You both changed this.")).to_have_count(0)
