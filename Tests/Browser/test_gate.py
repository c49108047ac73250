"""What a pipeline relies on: the freeze of an incident, the answer of the gate, an override by two people."""

import http.server
import ssl
import subprocess
import threading
import time

import pytest

from journeys import declare, join_by_invitation
from servers import free_port


def add_service(page, server, name):
    page.goto(server.url + "/services/new")
    page.locator("#name").fill(name)
    page.locator("main form button.primary").click()
    page.wait_for_url("**/services")


def issue_token(page, server, label="Payments pipeline"):
    page.goto(server.url + "/settings/tokens")
    page.locator("#label").fill(label)
    page.get_by_label("Deploy with an override").check(force=True)
    page.get_by_role("button", name="Issue the token").click()
    return page.locator("#token").input_value()


def gate(server, token, *more, service="payments", url=None, unreachable="frozen"):
    command = [
        server.executable(), "gate", "--service", service, "--server", url or server.url,
        "--when-unreachable", unreachable, *more,
    ]
    environment = server.environment()
    if token is not None:
        environment["HANDRAIL_TOKEN"] = token
    return subprocess.run(command, text=True, capture_output=True, timeout=90, env=environment)


def invite(priya, server, open_page, name, email):
    """A second person, by an invitation."""
    return join_by_invitation(open_page(), server, priya, name, email)


def test_an_active_sev1_freezes_two_people_let_one_through_and_lifting_opens(server, priya, open_page):
    add_service(priya, server, "Payments")
    token = issue_token(priya, server)
    assert gate(server, token).returncode == 0

    key = declare(priya, server, "Payments are down", "SEV1")
    priya.goto(f"{server.url}/incidents/{key}/edit")
    priya.get_by_label("Payments", exact=True).check(force=True)
    priya.get_by_role("button", name="Save", exact=True).click()
    priya.wait_for_url(f"**/incidents/{key}")
    priya.get_by_text("Deployments of Payments are frozen").first.wait_for()

    held = gate(server, token)
    assert held.returncode == 10, held.stderr
    assert "payments is frozen until" in held.stderr and f"{key} (SEV1): Payments are down" in held.stderr
    assert held.stdout == ""

    priya.get_by_role("link", name="Let one deployment through").click()
    priya.locator("#reason").fill("The fix itself")
    priya.get_by_role("button", name="Request the override").click()
    priya.wait_for_url("**/freezes/1**")
    priya.get_by_text("Waiting for a second person", exact=True).wait_for()
    assert gate(server, token, "--override", "1").returncode == 10
    assert priya.get_by_role("button", name="Confirm", exact=True).count() == 0
    freeze = priya.url.split("#")[0]

    mei = invite(priya, server, open_page, "Mei Tanaka", "mei@example.org")
    mei.goto(freeze)
    mei.get_by_role("button", name="Confirm", exact=True).click()
    mei.get_by_text("Override 1 confirmed").wait_for()
    assert gate(server, token).returncode == 10
    passed = gate(server, token, "--override", "1")
    assert passed.returncode == 0 and "override 1 lets this deployment through" in passed.stdout
    used = gate(server, token, "--override", "1")
    assert used.returncode == 10 and "override 1 has been used" in used.stderr

    mei.goto(freeze)
    assert mei.get_by_text("Payments pipeline", exact=True).count() >= 2
    mei.get_by_role("link", name="Lift", exact=True).click()
    mei.locator("#reason").fill("Payments are back")
    mei.get_by_role("button", name="Lift the freeze", exact=True).click()
    mei.get_by_text("The freeze of Payments is over.").wait_for()
    assert gate(server, token).returncode == 0


def test_a_question_that_cannot_be_asked_ends_with_20_whatever_was_chosen(server, priya, tmp_path):
    add_service(priya, server, "Payments")
    token = issue_token(priya, server)
    for unreachable in ("open", "frozen"):
        for arguments, options, words in (
            ((token,), {"service": "payment"}, "no service “payment”"),
            (("x" * 43,), {}, "is unknown"),
            ((None,), {}, "There is no token"),
            ((token, "--token-file", "/nowhere/token"), {}, "cannot be read"),
            ((token, "--timeout", "0"), {}, "from 1 to 60"),
            ((token,), {"url": "handrail.example.org"}, "Use a full address"),
            ((token,), {"url": "http://handrail.example.org"}, "everybody on the way can read the token"),
            ((token, "--override", "99"), {}, "no override 99"),
        ):
            refused = gate(server, *arguments, unreachable=unreachable, **options)
            assert refused.returncode == 20, (arguments, refused.stderr)
            assert words in refused.stderr
    file = tmp_path / "token"
    file.write_text(token + "\n")
    assert gate(server, None, "--token-file", str(file)).returncode == 0
    priya.goto(server.url + "/settings/tokens")
    priya.get_by_role("button", name="Revoke").click()
    priya.get_by_text("Token revoked.").wait_for()
    revoked = gate(server, token, unreachable="open")
    assert revoked.returncode == 20 and "was revoked" in revoked.stderr


def test_what_to_do_when_nobody_answers_has_to_be_said(server):
    refused = subprocess.run(
        [server.executable(), "gate", "--service", "payments", "--server", server.url],
        text=True, capture_output=True, timeout=60, env=server.environment())
    assert refused.returncode not in (0, 10)
    assert "--when-unreachable" in refused.stderr


class Stand:
    """Something that answers in the place of Handrail."""

    def __init__(self, answer, tls=None):
        class Handler(http.server.BaseHTTPRequestHandler):
            asked = []

            def do_GET(self):
                Handler.asked.append((self.path, self.headers.get("Authorization")))
                answer(self)

            def log_message(self, *_):
                pass

        self.asked = Handler.asked
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http{'s' if tls else ''}://127.0.0.1:{self.server.server_port}"
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*tls)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


def reply(status, body=b"", **headers):
    def answer(handler):
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def both(server, url, *more):
    """How the gate ends with either choice."""
    outcomes = [gate(server, "t" * 43, *more, url=url, unreachable=choice) for choice in ("open", "frozen")]
    return [outcome.returncode for outcome in outcomes], outcomes[1].stderr


@pytest.fixture
def binary(tmp_path):
    from servers import Server

    return Server(tmp_path)


def test_a_server_that_is_down_slow_or_broken_counts_as_was_chosen(binary):
    codes, words = both(binary, f"http://127.0.0.1:{free_port()}")
    assert codes == [0, 10] and "counts as frozen" in words
    with Stand(lambda handler: time.sleep(20)) as slow:
        codes, words = both(binary, slow.url, "--timeout", "1")
        assert codes == [0, 10] and "did not answer within 1 s" in words
    with Stand(reply(503)) as broken:
        codes, words = both(binary, broken.url)
        assert codes == [0, 10] and "503" in words


def test_a_wrong_certificate_a_redirect_and_another_program_count_as_neither(binary, tmp_path):
    certificate, key = str(tmp_path / "certificate.pem"), str(tmp_path / "key.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
        check=True, capture_output=True)
    open_answer = b'{"frozen":false,"service":"payments"}'
    with Stand(reply(200, open_answer), tls=(certificate, key)) as untrusted:
        codes, words = both(binary, untrusted.url)
        assert codes == [20, 20] and "certificate" in words
        assert untrusted.asked == []
    with Stand(reply(200, open_answer)) as elsewhere:
        with Stand(reply(302, Location=elsewhere.url + "/api/v1/freeze")) as redirecting:
            codes, words = both(binary, redirecting.url)
            assert codes == [20, 20] and "does not follow" in words
            assert elsewhere.asked == []
    with Stand(reply(200, b"<html>Welcome</html>")) as other:
        codes, words = both(binary, other.url)
        assert codes == [20, 20] and "not from Handrail" in words
    with Stand(reply(200, b'{"frozen":true,"service":"payments","reason":"\x1b[31mred"}'.replace(b"\x1b", b"\\u001b"))) as hostile:
        codes, words = both(binary, hostile.url)
        assert codes == [10, 10] and "\x1b" not in words
