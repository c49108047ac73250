"""Signing in through a provider: a real one of another make, and one that answers with too much, too slowly or elsewhere."""

import re
import time

import pytest
from playwright.sync_api import expect

from conftest import EXPECTED, browsers, no_sideways_scroll
from providers import CLIENT_SECRET, configure, made_up_provider, real_provider
from servers import PASSWORD, address

PRIYA = {"sub": "priya-1", "name": "Priya at the provider", "email": "p.raman@corp.example", "groups": ["leads"]}
ADA = {"sub": "ada-1", "name": "Ada Byron", "email": "ada@corp.example", "groups": ["sre"]}
EVE = {"sub": "eve-1", "name": "Eve", "email": address("Priya Raman"), "groups": ["sales"]}


@pytest.fixture
def browser_page(chromium):
    """A page that may show our pages about a provider in trouble. The provider's pages would load a style sheet from elsewhere."""
    for make in browsers(chromium, (*EXPECTED, r"Failed to load resource.*(401|502|503)")):

        def page(**options):
            page = make(**options)
            page.route(re.compile("^https://"), lambda route: route.fulfill(body="", content_type="text/css"))
            return page

        yield page


def at_the_provider(page, person):
    """Goes on by itself to the provider, and signs in there."""
    page.wait_for_url(re.compile("/oauth2/authorize"))
    page.get_by_role("button", name=person["sub"]).click()


def sign_in(page, server, person, path="/"):
    page.goto(server.url + path)
    page.get_by_role("button", name="Sign in with Example SSO").click()
    at_the_provider(page, person)


def link(page):
    page.get_by_role("link", name="Link my account at Example SSO").click()
    page.locator("#current_password").fill(PASSWORD)
    page.get_by_role("button", name="Continue at Example SSO").click()


def sign_out(page):
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="Sign out").click()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_linked_in_the_profile_then_signed_in_and_out_again(server, founded, browser_page, javascript):
    with real_provider(PRIYA, ADA) as issuer:
        configure(server, issuer)
        page = browser_page(java_script_enabled=javascript, storage_state=server.cookies["Priya Raman"])
        page.goto(server.url + "/profile")
        link(page)
        at_the_provider(page, PRIYA)
        expect(page.get_by_text("Your account p.raman@corp.example at Example SSO is linked")).to_be_visible()
        assert no_sideways_scroll(page)

        sign_out(page)
        expect(page.get_by_role("button", name="Sign in with Example SSO")).to_be_visible()
        sign_in(page, server, PRIYA, "/follow-ups")
        page.wait_for_url(server.url + "/follow-ups")

        sign_out(page)
        page.get_by_role("link", name="Sign out at Example SSO").click()
        page.get_by_role("button", name="End session").click()
        page.wait_for_url(server.url + "/sign-in")

        sign_in(page, server, ADA)
        expect(page.get_by_role("heading", name="No access")).to_be_visible()
        assert_nothing_secret_in(server.folder / "server.log")


def test_groups_give_levels_and_passwords_are_switched_off(server, founded, browser_page):
    with real_provider(PRIYA, ADA, EVE) as issuer:
        configure(server, issuer, "--openid-levels", "leads=administrator; sre=editor")
        ada = browser_page()
        sign_in(ada, server, ADA, "/profile")
        expect(ada.get_by_text("You are an editor.")).to_be_visible()
        eve = browser_page()
        sign_in(eve, server, EVE)
        expect(eve.get_by_text("None of your groups at Example SSO gives access")).to_be_visible()

        priya = browser_page(storage_state=server.cookies["Priya Raman"])
        priya.goto(server.url + "/profile")
        link(priya)
        at_the_provider(priya, PRIYA)
        expect(priya.get_by_text("Linked.")).to_be_visible()
        sign_out(priya)
        sign_in(priya, server, PRIYA, "/settings/sign-in")
        priya.locator("label[for=passwords_off]").click()
        priya.get_by_role("button", name="Save").click()
        expect(priya.get_by_label("Passwords are switched off")).to_be_checked()

        stranger = browser_page()
        stranger.goto(server.url + "/sign-in")
        expect(stranger.get_by_role("button", name="Sign in with Example SSO")).to_be_visible()
        assert stranger.locator("input[type=password]").count() == 0

    # The provider has failed for good: somebody on the server gets in.
    server.stop()
    reset = server.run(
        "reset-password", "--database", str(server.database), "--email", address("Priya Raman"), "--password-stdin",
        stdin=PASSWORD + "\n")
    assert reset.returncode == 0, reset.stderr
    server.start()
    stranger.goto(server.url + "/sign-in")
    stranger.locator("#email").fill(address("Priya Raman"))
    stranger.locator("#password").fill(PASSWORD)
    stranger.get_by_role("button", name="Sign in", exact=True).click()
    stranger.wait_for_url(server.url + "/")
    assert_nothing_secret_in(server.folder / "server.log")


def assert_nothing_secret_in(log):
    text = log.read_text()
    assert "/sign-in/provider" in text
    assert CLIENT_SECRET not in text and "code=" not in text and "state=" not in text and "eyJ" not in text


def long_answer(handler):
    handler.send_response(200)
    handler.end_headers()
    for _ in range(10):
        handler.wfile.write(b" " * (1 << 20))


def slow_answer(handler):
    handler.send_response(200)
    handler.end_headers()
    for _ in range(60):
        handler.wfile.write(b" ")
        time.sleep(1)


def answer_elsewhere(handler):
    handler.send_response(302)
    handler.send_header("location", "/elsewhere")
    handler.end_headers()


@pytest.mark.parametrize("answer", [long_answer, slow_answer, answer_elsewhere])
def test_a_provider_in_trouble_leaves_the_password_and_a_line_in_the_log(server, founded, browser_page, answer):
    with made_up_provider(answer) as (issuer, asked):
        configure(server, issuer)
        page = browser_page()
        page.goto(server.url + "/sign-in")
        page.get_by_role("button", name="Sign in with Example SSO").click()
        expect(page.get_by_text("The person who operates Handrail can find the reason in the log")).to_be_visible()
        number = page.locator("code").inner_text()
        assert f"fault {number} at POST /sign-in/provider: it" in (server.folder / "server.log").read_text()
        assert asked == ["/.well-known/openid-configuration"]
        page.get_by_role("link", name="Back to signing in").click()
        page.locator("#email").fill(address("Priya Raman"))
        page.locator("#password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url(server.url + "/")
