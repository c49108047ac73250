"""What somebody sees whose server has nowhere to write."""

import re
import resource
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from conftest import browsers
from together import OFFLINE, area, five, saving, start

NO_LIMIT = resource.RLIM_INFINITY
REASON = "Nothing was saved: the disk of Handrail reports errors. Tell the person who operates Handrail."


@pytest.fixture
def server(five, tmp_path):
    server = five.copied(tmp_path)
    yield server
    server.stop()


@pytest.fixture
def page(server, chromium):
    made = browsers(chromium, OFFLINE + (r"Failed to load resource.*503",))
    yield next(made)(storage_state=server.cookies["Priya"])
    next(made, None)


def fill_disk(server, is_full=True):
    """No file of the process can grow beyond its first byte, which the database meets as an error of the disk."""
    limit = 1 if is_full else NO_LIMIT
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (limit, NO_LIMIT))


def readiness(server):
    try:
        return urllib.request.urlopen(server.url + "/readyz").status
    except urllib.error.HTTPError as refused:
        return refused.code


def test_a_text_that_cannot_be_saved_stays_and_is_saved_once_there_is_room(server, page):
    start(page, server)
    fill_disk(server)
    area(page).fill("Typed on a full disk.")
    expect(saving(page)).to_have_text(REASON, timeout=15_000)
    expect(area(page)).to_have_value("Typed on a full disk.")
    assert readiness(server) == 503
    fill_disk(server, False)
    assert readiness(server) == 200
    area(page).fill("Typed on a full disk, and later.")
    expect(saving(page)).to_have_text(re.compile("^Saved"), timeout=15_000)


def test_a_form_comes_back_with_the_reason_and_with_what_was_typed(server, page):
    page.goto(server.url + "/incidents/INC-1/edit")
    fill_disk(server)
    page.locator("#summary").fill("Typed on a full disk.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text(REASON)).to_be_visible()
    expect(page.locator("#summary")).to_have_value("Typed on a full disk.")
    fill_disk(server, False)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("paragraph").filter(has_text="Typed on a full disk.")).to_be_visible()
