"""What the tests in a real browser share: a server of their own, a signed-in person, and no tolerance for console errors."""

import itertools
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request

import pytest
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = "correct horse battery staple"


# Each of those that run side by side has ports of its own, outside of those that the system gives to connections: if two
# servers were given the same port, one test would see the pages of the other.
numbers = itertools.count()


def free_port():
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    while True:
        port = 20_000 + 2_000 * worker + next(numbers) % 2_000
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port


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


class Installation:
    """A database in which people have accounts and are signed in. Making one takes seconds for each of them, since passwords are
    hashed slowly on purpose; so it is made once for all that run side by side, and each test works on a copy."""

    def __init__(self, name, tmp_path_factory, chromium, people, demo=False, prepare=None, others=()):
        """``prepare`` is what the first of them does there: it gets a page, the server and the name. ``others`` have accounts and
        are not signed in."""
        base = tmp_path_factory.getbasetemp()
        self.folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
        ready = self.folder / "cookies.json"
        try:
            self.folder.mkdir()
        except FileExistsError:
            wait_until(ready.exists, 300)
        else:
            made = self.folder / "making.json"
            made.write_text(json.dumps(self.make(chromium, people, demo, prepare, others)))
            made.rename(ready)
        self.cookies = json.loads(ready.read_text())

    def make(self, chromium, people, demo, prepare, others):
        """Returns the cookies of each person."""
        server = Server(self.folder)
        data = ["--database", str(server.database)]
        accounts = [(name, address(name)) for name in people] + list(others)
        for name, email in accounts:
            made = server.run(
                "create-admin", *data, "--email", email, "--name", name, "--password-stdin", stdin=PASSWORD + "\n")
            assert made.returncode == 0, made.stderr
        if demo:
            assert server.run("demo", "add", "--apply", *data).returncode == 0
        server.start()
        cookies = {}
        for name in people:
            context = chromium.new_context()
            page = context.new_page()
            page.goto(server.url + "/sign-in")
            page.locator("#email").fill(address(name))
            page.locator("#password").fill(PASSWORD)
            page.locator("main form button.primary").click()
            page.wait_for_url(server.url + "/")
            cookies[name] = context.storage_state()
            if prepare and name == people[0]:
                prepare(page, server, name)
            context.close()
        server.stop()
        return cookies

    def copied(self, folder):
        """A server of its own on a copy."""
        server = Server(folder)
        for file in self.folder.glob("handrail.sqlite*"):
            shutil.copy(file, folder)
        server.cookies = self.cookies
        return server.start()


def wait_until(condition, seconds):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.1)


def address(name):
    return name.split()[0].lower() + "@example.org"


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
