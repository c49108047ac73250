"""What the tests in a real browser share: a server of their own, a signed-in person, and no tolerance for console errors."""

import os
import pathlib
import re
import signal
import socket
import subprocess
import time
import urllib.request

import pytest
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = "correct horse battery staple"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One `handrail serve` on a database of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.database = folder / "handrail.sqlite"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = None

    @staticmethod
    def executable():
        return os.environ.get("HANDRAIL_BINARY", str(ROOT / ".build" / "debug" / "handrail"))

    @staticmethod
    def environment():
        """Without what configures the tests: an unknown variable of Handrail's would be an error."""
        return {name: value for name, value in os.environ.items() if not name.startswith("HANDRAIL_")}

    def run(self, *arguments, stdin=None):
        return subprocess.run(
            [self.executable(), *arguments], input=stdin, text=True, capture_output=True, cwd=ROOT, timeout=120,
            env=self.environment(),
        )

    def start(self):
        log = open(self.folder / "server.log", "ab")
        self.process = subprocess.Popen(
            [self.executable(), "serve", "--database", str(self.database), "--port", str(self.port)],
            cwd=ROOT, stdout=log, stderr=log, env=self.environment(),
        )
        for _ in range(400):
            try:
                urllib.request.urlopen(self.url + "/readyz", timeout=1)
                return self
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.05)
        raise RuntimeError("the server did not start:\n" + (self.folder / "server.log").read_text())

    def stop(self, how=signal.SIGTERM):
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(20)


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def server(tmp_path):
    server = Server(tmp_path).start()
    yield server
    server.stop()


def watched(context, allowed=()):
    """A page that fails its test on anything the console calls an error, a refused script among them."""
    page = context.new_page()
    page.problems = []

    def heard(message):
        text = message.text
        if message.type == "error" and not any(re.search(pattern, text) for pattern in allowed):
            page.problems.append(text)

    page.on("console", heard)
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("dialog", lambda dialog: (page.problems.append("dialog: " + dialog.message), dialog.dismiss()))
    return page


# A form that came back with problems is a 422, which the browser's console reports as a failed load.
EXPECTED = (r"Failed to load resource.*(404|409|422|403)",)


@pytest.fixture
def open_page(chromium, request):
    """Makes pages; each is a browser of its own, and none may report an error."""
    contexts, pages = [], []

    def make(**options):
        context = chromium.new_context(**options)
        context.set_default_timeout(30_000)
        page = watched(context, EXPECTED)
        contexts.append(context)
        pages.append(page)
        return page

    yield make
    problems = [problem for page in pages for problem in page.problems]
    for context in contexts:
        context.close()
    assert problems == [], f"the browser reported: {problems}"


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
def priya(server, open_page):
    """The first administrator, signed in."""
    page = open_page()
    first_run(page, server)
    return page


def no_sideways_scroll(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def assert_strict_policy(response):
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "require-trusted-types-for 'script'" in policy
