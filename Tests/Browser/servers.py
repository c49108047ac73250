"""A server of one's own on a database of one's own, and copies of a database in which people are signed in already."""

import itertools
import json
import os
import pathlib
import resource
import shutil
import signal
import socket
import subprocess
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = "correct horse battery staple"


# Each of those that run side by side has ports of its own, outside of those that the system gives to connections: if two
# servers were given the same port, one test would see the pages of the other.
numbers = itertools.count()


def free_port():
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    while True:
        port = 20_000 + 500 * worker + next(numbers) % 500
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
        # What is configured besides: flags of ``serve``, and variables for it and for all commands.
        self.flags, self.variables = [], {}
        # How many files it may open; None for as many as the tests may.
        self.descriptors = None

    @staticmethod
    def executable():
        return os.environ.get("HANDRAIL_BINARY", str(ROOT / ".build" / "debug" / "handrail"))

    def environment(self):
        """Without what configures the tests: an unknown variable of Handrail's would be an error."""
        mine = {name: value for name, value in os.environ.items() if not name.startswith("HANDRAIL_")}
        return mine | self.variables

    def run(self, *arguments, stdin=None):
        return subprocess.run(
            [self.executable(), *arguments], input=stdin, text=True, capture_output=True, cwd=ROOT, timeout=120,
            env=self.environment(),
        )

    def limit(self):
        if self.descriptors:
            resource.setrlimit(resource.RLIMIT_NOFILE, (self.descriptors, self.descriptors))

    def start(self):
        log = open(self.folder / "server.log", "ab")
        self.process = subprocess.Popen(
            [self.executable(), "serve", "--database", str(self.database), "--port", str(self.port), *self.flags],
            cwd=ROOT, stdout=log, stderr=log, env=self.environment(), preexec_fn=self.limit,
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
