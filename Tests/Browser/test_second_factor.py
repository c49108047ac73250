"""A second factor, from the key on the page to a code that signs in. The test does what an authenticator app does."""

import base64
import hmac
import re
import struct
import time

import pytest
from playwright.sync_api import expect

from conftest import no_sideways_scroll
from servers import PASSWORD, address


def code_of(key, step):
    mac = hmac.digest(base64.b32decode(key), struct.pack(">Q", step), "sha1")
    (number,) = struct.unpack(">I", mac[mac[-1] & 15:][:4])
    return f"{(number & 0x7FFFFFFF) % 1_000_000:06}"


def next_code(key, used):
    """The code of a step that was not used yet: the present one, or the next, which the server takes half a minute early."""
    step = max(int(time.time()) // 30, used + 1)
    while step > time.time() // 30 + 1:
        time.sleep(0.5)
    return code_of(key, step), step


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_set_up_from_the_profile_and_asked_for_when_signing_in(server, founded, open_page, javascript):
    page = open_page(java_script_enabled=javascript, storage_state=server.cookies["Priya Raman"])
    page.goto(server.url + "/profile")
    page.get_by_role("link", name="Set up a second factor").click()
    expect(page.get_by_role("img", name="QR code with the key below")).to_be_visible()
    key = page.locator(".typed-key").inner_text().replace(" ", "")
    code, used = next_code(key, 0)
    page.get_by_label("Code", exact=True).fill(code)
    page.get_by_label("Current password").fill(PASSWORD)
    page.get_by_role("button", name="Switch it on").click()
    expect(page.get_by_role("heading", name="Your second factor is on")).to_be_visible()
    codes = page.locator(".recovery-codes li").all_inner_texts()
    assert len(codes) == 10 and all(re.fullmatch(r"([A-Z2-7]{4}-){3}[A-Z2-7]{4}", text) for text in codes)
    assert no_sideways_scroll(page)
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text("10 recovery codes are left.")).to_be_visible()

    sign_out(page)
    enter_password(page, server, "/follow-ups")
    page.get_by_label("Code", exact=True).fill(code)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("This code is wrong or was used before.").first).to_be_visible()
    page.get_by_label("Code", exact=True).fill(next_code(key, used)[0])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(server.url + "/follow-ups")

    sign_out(page)
    enter_password(page, server, "/profile")
    page.get_by_label("Code", exact=True).fill(codes[0].lower())
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(server.url + "/profile")
    expect(page.get_by_text("9 recovery codes are left.")).to_be_visible()


def sign_out(page):
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="Sign out").click()


def enter_password(page, server, target):
    page.goto(server.url + target)
    page.locator("#email").fill(address("Priya Raman"))
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile("/sign-in/code"))
    expect(page.get_by_role("heading", name="Enter a code")).to_be_visible()
