"""What the tests in a real browser share: a server of their own, a signed-in person, and no tolerance for console errors."""

import os
import re

import pytest
from playwright.sync_api import sync_playwright

from servers import PASSWORD, Installation, Server


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def founded(tmp_path_factory, chromium):
    """After the first visit. A test that asks for it gets a copy as its ``server``."""
    return Installation("founded", tmp_path_factory, chromium, ["Priya Raman"])


@pytest.fixture(scope="session")
def told(tmp_path_factory, chromium):
    return Installation("told", tmp_path_factory, chromium, ["Priya Raman"], demo=True)


@pytest.fixture(scope="module")
def story(told, tmp_path_factory):
    """A server with the demo story, and the cookies of somebody signed in."""
    server = told.copied(tmp_path_factory.mktemp("story"))
    yield server, server.cookies["Priya Raman"]
    server.stop()


@pytest.fixture
def server(tmp_path, request):
    """Empty before the first visit, unless the test is about somebody who is there already."""
    is_founded = "founded" in request.fixturenames
    server = request.getfixturevalue("founded").copied(tmp_path) if is_founded else Server(tmp_path).start()
    yield server
    server.stop()


def watched(context, allowed=()):
    """A page that fails its test on anything the console calls an error, a refused script among them."""
    page = context.new_page()
    page.problems = []

    def heard(message):
        text = message.text
        is_file = "responded with a status" in text and re.search(r"/(css|js)/", message.location.get("url", ""))
        if message.type == "error" and (is_file or not any(re.search(pattern, text) for pattern in allowed)):
            page.problems.append(text)

    page.on("console", heard)
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("dialog", lambda dialog: (page.problems.append("dialog: " + dialog.message), dialog.dismiss()))
    return page


# A form that came back with problems is a 422, which the browser's console reports as a failed load.
EXPECTED = (r"Failed to load resource.*(404|409|422|403)",)


def browsers(chromium, allowed):
    """Yields what makes pages; each is a browser of its own, and none may report an error."""
    contexts, pages = [], []

    def make(**options):
        context = chromium.new_context(**options)
        context.set_default_timeout(30_000)
        page = watched(context, allowed)
        contexts.append(context)
        pages.append(page)
        return page

    yield make
    problems = [problem for page in pages for problem in page.problems]
    for context in contexts:
        context.close()
    assert problems == [], f"the browser reported: {problems}"


@pytest.fixture
def open_page(chromium):
    yield from browsers(chromium, EXPECTED)


def first_run(page, server, name="Priya Raman", email="priya@example.org"):
    """The first visit to an empty installation."""
    page.goto(server.url + "/")
    page.get_by_label("Your name").fill(name)
    page.get_by_label("E-mail address").fill(email)
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.get_by_role("button", name="Create the administrator").click()
    page.wait_for_url(server.url + "/")


@pytest.fixture
def priya(server, founded, open_page):
    """The first administrator, signed in."""
    page = open_page(storage_state=server.cookies["Priya Raman"])
    page.goto(server.url + "/")
    return page


def no_sideways_scroll(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def assert_strict_policy(response):
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "require-trusted-types-for 'script'" in policy
