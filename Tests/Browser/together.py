"""Five people who write one postmortem. Used by all tests of that."""

import re

import pytest
from playwright.sync_api import expect

from conftest import EXPECTED, browsers
from editing import begin
from servers import Installation

PEOPLE = ("Priya", "Tomas", "Mei", "Ines", "Otto")
OFFLINE = EXPECTED + (r"net::ERR_", r"Failed to fetch")


@pytest.fixture(scope="session")
def five(tmp_path_factory, chromium):
    return Installation("five", tmp_path_factory, chromium, PEOPLE, prepare=begin)


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
    """Opens the page on which the postmortem is written, and says its address."""
    page.goto(f"{server.url}/incidents/INC-1/postmortem/edit")
    return page.url


def area(page, section="summary"):
    return page.locator(f"#text-{section}")


def saving(page, section="summary"):
    return page.locator(f"#section-{section} .saving-state")


def rewrite_apart(first, second, team):
    """Both rewrite one sentence; what the second has written cannot reach the server yet."""
    address = start(first, team)
    area(first).fill("The job was slow today.")
    expect(saving(first)).to_have_text(re.compile("^Saved"))
    second.goto(address)
    second.route("**/sections/summary", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    area(second).fill("The job was broken today.")
    expect(saving(second)).to_have_text("Offline, kept on this device")
    area(first).fill("The job was late today.")
    expect(saving(first)).to_have_text(re.compile("^Saved"))
