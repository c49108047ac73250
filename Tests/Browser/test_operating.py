"""What whoever operates it relies on: nothing acknowledged is lost, and nothing is done by accident."""

import signal
import socket
import sqlite3
import time
import urllib.request

from journeys import add_to_timeline, declare
from servers import PASSWORD, Server


def test_killing_the_process_loses_nothing_that_was_acknowledged(server, priya):
    declare(priya, server, "Killed in the middle")
    for number in range(5):
        add_to_timeline(priya, "now", f"Entry {number}")
    # A page that is open would report that its server is gone.
    priya.goto("about:blank")
    server.stop(signal.SIGKILL)
    server.start()
    priya.goto(server.url + "/incidents/INC-1")
    for number in range(5):
        assert priya.get_by_text(f"Entry {number}").first.is_visible()


def test_a_second_server_on_the_same_database_is_refused_and_told_which_is_the_first(server):
    refused = server.run("serve", "--database", str(server.database), "--port", "0")
    assert refused.returncode != 0
    assert "already in use by handrail serve, process" in refused.stderr
    assert server.url in refused.stderr


def test_mistyped_options_and_values_are_errors_with_a_sentence(server):
    for arguments, words in (
        (["serve", "--prot", "1"], "Unknown option '--prot'"),
        (["serve", "--port", "eighty"], "which is not a port"),
        (["serve", "--log-format", "xml"], "Use text, json or off"),
        (["serve", "--host", ""], "is empty"),
        (["frobnicate"], "frobnicate"),
    ):
        refused = server.run(*arguments)
        assert refused.returncode != 0
        assert words in refused.stderr


def test_a_base_address_is_the_root_of_a_host(tmp_path):
    def config(address):
        return Server(tmp_path).run("config", "--base-url", address)

    for address in ("https://example.org/handrail", "https://example.org/handrail/", "https://example.org/?a", "https://a@example.org"):
        refused = config(address)
        assert refused.returncode != 0
        assert "has to be at the root of its host" in refused.stderr and "Use https://example.org." in refused.stderr
    for address in ("https://example.org", "https://example.org/", "http://10.0.0.5:8080"):
        assert config(address).returncode == 0, address


def test_an_administrator_can_be_made_and_get_a_new_password_on_the_machine(tmp_path, open_page):
    server = Server(tmp_path)
    data = ["--database", str(server.database)]
    short = server.run("create-admin", *data, "--email", "mei@example.org", "--name", "Mei", "--password-stdin", stdin="short\n")
    assert short.returncode != 0 and "at least 12 characters" in short.stderr
    made = server.run(
        "create-admin", *data, "--email", "mei@example.org", "--name", "Mei", "--password-stdin", stdin=PASSWORD + "\n")
    assert made.returncode == 0, made.stderr
    other = "a different horse and battery"
    assert server.run("reset-password", *data, "--email", "mei@example.org", "--password-stdin", stdin=other + "\n").returncode == 0
    server.start()
    try:
        page = open_page()
        page.goto(server.url + "/")
        page.locator("#email").fill("mei@example.org")
        page.locator("#password").fill(PASSWORD)
        page.locator("main form button.primary").click()
        assert "/sign-in" in page.url
        page.locator("#password").fill(other)
        page.locator("main form button.primary").click()
        page.wait_for_url(server.url + "/")
    finally:
        server.stop()


def test_the_demo_story_is_added_and_removed_as_a_whole_and_the_dry_run_changes_nothing(tmp_path):
    server = Server(tmp_path)
    data = ["--database", str(server.database)]

    def dump():
        # The table of the search index cannot be read without the server's own tokenizer; the tables that it keeps its entries in can.
        with sqlite3.connect(server.database) as database:
            schema = database.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
            tables = [name for name, sql in schema if sql and sql.startswith("CREATE TABLE")]
            return schema, {table: database.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables}

    server.run("create-admin", *data, "--email", "mei@example.org", "--name", "Mei", "--password-stdin", stdin=PASSWORD + "\n")
    before = dump()
    dry = server.run("demo", "add", *data)
    assert dry.returncode == 0, dry.stderr
    assert "5 incidents" in dry.stdout
    assert dump() == before
    assert server.run("demo", "add", "--apply", *data).returncode == 0
    with sqlite3.connect(server.database) as database:
        alive = "SELECT count(*) FROM incident WHERE deleted_at IS NULL"
        assert database.execute(alive).fetchone() == (5,)
    assert server.run("demo", "remove", "--apply", *data).returncode == 0
    with sqlite3.connect(server.database) as database:
        assert database.execute(alive).fetchone() == (0,)


def test_the_doctor_finds_a_healthy_installation_healthy_and_a_damaged_one_not(server, tmp_path):
    assert server.run("doctor", "--database", str(server.database)).returncode == 0
    damaged = tmp_path / "damaged.sqlite"
    damaged.write_bytes(b"this is no database at all" * 400)
    found = server.run("doctor", "--database", str(damaged))
    assert found.returncode == 1
    assert "damaged or is not a Handrail database" in found.stdout


def test_a_pre_mortem_that_nobody_closes_forgets_its_writers_once_the_server_runs_after_the_date(server):
    server.stop()
    data = ["--database", str(server.database)]
    assert server.run("demo", "add", "--apply", *data).returncode == 0
    # Closing its only pre-mortem has destroyed the key; here there is one still.
    with sqlite3.connect(server.database) as database:
        database.execute("UPDATE premortem SET phase_since = 0")
        database.execute("INSERT INTO premortem_key (premortem_id, key) SELECT min(id), x'0102' FROM premortem")
    database.close()
    server.start()
    for _ in range(100):
        with sqlite3.connect(f"file:{server.database}?mode=ro", uri=True) as database:
            left = database.execute("SELECT count(*) FROM premortem_key").fetchone()[0]
        database.close()
        if left == 0:
            break
        time.sleep(0.05)
    assert left == 0


def test_the_history_tells_of_an_export_by_the_command_unless_the_server_has_the_database(server, tmp_path):
    data = ["--database", str(server.database)]
    server.stop()
    added = server.run("demo", "add", "--apply", *data)
    assert added.returncode == 0, added.stderr
    printed = server.run("export", *data, "INC-1", "--format", "mediawiki")
    assert printed.returncode == 0 and printed.stderr == "", printed.stderr
    written = server.run("export", *data, "--all", "--to", str(tmp_path / "folder"))
    assert written.returncode == 0 and "history" not in written.stderr, written.stderr
    server.start()
    beside = server.run("export", *data, "INC-1")
    assert beside.returncode == 0 and "The history does not tell of this export" in beside.stderr
    server.stop()
    with sqlite3.connect(server.database) as connection:
        entries = connection.execute("SELECT actor, action FROM audit_entry WHERE action LIKE 'exported%' ORDER BY id").fetchall()
    connection.close()
    assert entries == [
        ("export", "exported the postmortem of INC-1 as MediaWiki for the organisation"),
        ("export", "exported 5 postmortems as Markdown for the organisation"),
    ], entries


def test_with_few_descriptors_one_client_keeps_nobody_out(server, founded, priya):
    priya.goto("about:blank")
    server.stop()
    server.descriptors = 256
    server.start()
    greedy = []
    try:
        for _ in range(2 * server.descriptors):
            client = socket.create_connection(("127.0.0.1", server.port), timeout=5, source_address=("127.0.0.2", 0))
            client.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\n")
            greedy.append(client)
        assert urllib.request.urlopen(server.url + "/healthz", timeout=20).status == 200
        # Of the connections that a browser opens at once for one page, a crowd at the same address may take some.
        answer = priya.request.get(server.url + "/incidents", timeout=20_000)
        assert answer.status == 200 and "<h1>Incidents</h1>" in answer.text()
    finally:
        for client in greedy:
            client.close()
