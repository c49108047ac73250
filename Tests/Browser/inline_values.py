"""Two people, and steps with values that are edited where they are shown, which several tests take."""

import pytest
from playwright.sync_api import expect

from conftest import EXPECTED, browsers
from journeys import commit_follow_up
from servers import Installation


@pytest.fixture(scope="session")
def two(tmp_path_factory, chromium):
    return Installation("two", tmp_path_factory, chromium, ["Priya Raman", "Tomas Weber"])


@pytest.fixture
def server(two, tmp_path):
    server = two.copied(tmp_path)
    yield server
    server.stop()


@pytest.fixture
def open_page(chromium):
    yield from browsers(chromium, EXPECTED + (r"status of 401",))


@pytest.fixture
def priya(server, open_page):
    return open_page(storage_state=server.cookies["Priya Raman"])


@pytest.fixture
def tomas(server, open_page):
    return open_page(storage_state=server.cookies["Tomas Weber"])


def value(page, name):
    return page.locator(f"[data-inline='{name}']")


def editor(page):
    return page.locator(".inline-editor")


def save(page):
    editor(page).get_by_role("button", name="Save").click()
    expect(editor(page)).to_have_count(0)


def commit(page, server, key, title):
    page.goto(f"{server.url}/incidents/{key}")
    commit_follow_up(page, title, "Priya Raman")


def choose_owner(page, name):
    field = editor(page).locator("[name=owner]")
    if field.evaluate("field => field.matches('select')"):
        field.select_option(label=name)
    else:
        field.fill(name)
