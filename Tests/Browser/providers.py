"""Providers that sign people in: a real one on this machine, and one whose answers a test makes up."""

import contextlib
import http.server
import json
import subprocess
import sys
import threading
import urllib.request

from servers import ROOT, free_port, wait_until

CLIENT_SECRET = "planted-client-secret"


@contextlib.contextmanager
def real_provider(*people):
    """A provider of another make, with these people by their claims; yields its issuer."""
    port = free_port()
    issuer = f"http://127.0.0.1:{port}"
    known = [word for person in people for word in ("--user-claims", json.dumps(person))]
    process = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce", *known],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def answers():
        with contextlib.suppress(OSError):
            return urllib.request.urlopen(issuer + "/.well-known/openid-configuration", timeout=1).status == 200

    try:
        wait_until(answers, 60)
        yield issuer
    finally:
        process.terminate()
        process.wait(20)


@contextlib.contextmanager
def made_up_provider(answer):
    """``answer`` gets the handler of each request; yields the issuer and the paths that were asked for."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            with contextlib.suppress(OSError):
                answer(self)

        do_POST = do_GET

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", free_port()), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def configure(server, issuer, *flags):
    """Starts a server again, with this provider."""
    server.stop()
    server.flags = [
        "--base-url", server.url, "--openid-issuer", issuer, "--openid-client-id", "handrail", "--openid-name", "Example SSO",
        *flags,
    ]
    server.variables = {"HANDRAIL_OPENID_CLIENT_SECRET": CLIENT_SECRET}
    server.start()
