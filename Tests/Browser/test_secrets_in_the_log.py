"""No secret that people or programs used is in the log afterwards, in either of its formats."""

import re
import urllib.error
import urllib.parse
import urllib.request

import pytest

from premortems import join_as_guest, open_premortem
from servers import PASSWORD, address
from test_gate import issue_token
from test_second_factor import next_code

WRONG = "a wrong passphrase of somebody"


def typed(server, path, secrets):
    """What somebody may do with any secret: put it into an address, a query or a header."""
    for secret in secrets:
        for target in (f"{path}?token={urllib.parse.quote(secret)}", f"{path}/{urllib.parse.quote(secret, safe='')}"):
            request = urllib.request.Request(
                server.url + target, headers={"Authorization": f"Bearer {secret}", "X-Request-Id": secret, "Referer": f"{server.url}/?{secret}"})
            try:
                urllib.request.urlopen(request, timeout=20)
            except (urllib.error.HTTPError, ValueError):
                pass


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_secret_of_a_full_day_is_in_the_log(tmp_path, founded, open_page, form):
    made = founded.copied(tmp_path)
    made.stop()
    (tmp_path / "server.log").unlink()
    made.flags = ["--log-format", form]
    server = made.start()
    try:
        secrets = a_day(server, open_page)
        typed(server, "/invitation", secrets)
        typed(server, "/incidents/INC-1", secrets)
        typed(server, "/join", secrets)
    finally:
        server.stop()
    log = (tmp_path / "server.log").read_text()
    assert "/settings/tokens" in log and "/sign-in/code" in log
    assert len(log.splitlines()) > 50
    plain = log.upper().replace("-", "").replace(" ", "")
    for secret in secrets:
        for written in (secret, urllib.parse.quote(secret, safe=""), urllib.parse.quote_plus(secret)):
            assert written.upper().replace("-", "").replace(" ", "") not in plain, f"{secret} is in the log"


def a_day(server, open_page):
    """Returns every secret of it."""
    page = open_page(storage_state=server.cookies["Priya Raman"])
    secrets = {PASSWORD, WRONG}
    token = issue_token(page, server)
    secrets.add(token)
    request = urllib.request.Request(f"{server.url}/api/v1/freeze?service=none", headers={"Authorization": f"Bearer {token}"})
    try:
        urllib.request.urlopen(request, timeout=20)
    except urllib.error.HTTPError as answer:
        assert answer.code == 404

    page.goto(server.url + "/profile")
    page.get_by_role("button", name="Create a secret address").click()
    calendar = page.get_by_label("Address", exact=True).input_value()
    secrets.add(calendar.split("token=")[1])
    urllib.request.urlopen(calendar, timeout=20)

    page.goto(server.url + "/settings/near-misses")
    page.get_by_role("button", name="Make a secret address").click()
    near = page.get_by_label("Address", exact=True).input_value()
    secrets.add(near.rsplit("/", 1)[1])
    stranger = open_page()
    stranger.goto(near)
    stranger.get_by_label("What nearly happened?").fill("The dry run was off")
    stranger.get_by_label("What happened?").fill("It was off.")
    stranger.get_by_role("button", name="Send the report").click()
    secrets.add(stranger.get_by_label("Your receipt code").input_value())

    page.goto(server.url + "/settings/people")
    page.locator("#email").fill("mei@example.org")
    page.get_by_role("button", name="Create a link").click()
    link = page.locator("#link").input_value()
    secrets.add(re.search(r"token=([^&#]+)", link)[1])
    mei = open_page()
    mei.goto(link)
    mei.get_by_label("Your name").fill("Mei Tanaka")
    for field in mei.locator("input[type=password]").all():
        field.fill(PASSWORD)
    mei.locator("main form button.primary").click()
    mei.wait_for_url(server.url + "/")

    code = open_premortem(page, server)
    secrets.add(code)
    guest = open_page()
    join_as_guest(guest, server, code, "Gus")

    mei.goto(server.url + "/profile")
    mei.get_by_role("link", name="Set up a second factor").click()
    key = mei.locator(".typed-key").inner_text().replace(" ", "")
    first, used = next_code(key, 0)
    mei.get_by_label("Code", exact=True).fill(first)
    mei.get_by_label("Current password").fill(PASSWORD)
    mei.get_by_role("button", name="Switch it on").click()
    secrets |= {key, *mei.locator(".recovery-codes li").all_inner_texts()}
    again = open_page()
    for password in (WRONG, PASSWORD):
        again.goto(server.url + "/sign-in")
        again.locator("#email").fill(address("Mei Tanaka"))
        again.locator("#password").fill(password)
        again.locator("main form button.primary").click()
    second = next_code(key, used)[0]
    again.get_by_label("Code", exact=True).fill(second)
    again.get_by_role("button", name="Sign in").click()
    again.wait_for_url(server.url + "/")
    # Codes of six digits are left out, since any number may have them; they are sent as the recovery codes are.
    for somebody in (page, stranger, mei, guest, again):
        secrets |= {cookie["value"] for cookie in somebody.context.cookies() if len(cookie["value"]) > 8}
    secrets.add(page.locator("input[name=csrf]").first.get_attribute("value"))
    return secrets
