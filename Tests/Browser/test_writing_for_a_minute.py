"""A postmortem written by several people at once, on a network that fails: every word that was typed is there."""

import signal
import time

import pytest
from playwright.sync_api import Error, expect

from network import Line
from together import PEOPLE, area, five, saving, start, team

MINUTE = 60


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
            traveller.page.get_by_text("Recovered: the text typed here").first.wait_for()
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
