"""What a person does, in the words on the screen. Used by several tests, with and without JavaScript."""

import re

from servers import PASSWORD


def choose(page, label):
    """Takes one of several by the words beside it. The label lies over the button, as it does for a mouse."""
    page.get_by_label(label, exact=False).first.check(force=True)


def declare(page, server, title, severity="SEV2"):
    page.goto(server.url + "/incidents/new")
    page.get_by_label("What is wrong?").fill(title)
    choose(page, severity)
    page.get_by_role("button", name="Declare", exact=True).click()
    page.wait_for_url("**/incidents/INC-*")
    return page.url.split("/")[-1].split("#")[0]


def add_to_timeline(page, when, what):
    page.locator("#entry").get_by_label("When").fill(when)
    page.locator("#entry").get_by_label("What happened").fill(what)
    page.locator("#entry").get_by_role("button", name="Add").click()
    page.get_by_text(what).first.wait_for()


def add_finding(page, server, key, title):
    page.goto(f"{server.url}/incidents/{key}")
    page.get_by_role("link", name=re.compile("Add a(nother)? finding")).click()
    page.locator("#kind").select_option("missing_guardrail")
    page.locator("#title").fill(title)
    page.locator("main form button.primary").click()
    page.wait_for_url("**/findings/*")


def commit_follow_up(page, title, owner):
    page.get_by_role("link", name="Add a follow-up").first.click()
    page.locator("#title").fill(title)
    page.locator("#owner").select_option(label=owner)
    page.locator("main form button.primary").click()
    page.wait_for_url("**/follow-ups/FU-*")


def add_guardrail(page, name, statement):
    page.get_by_role("link", name="Add a guardrail").first.click()
    page.locator("#name").fill(name)
    page.locator("#statement").fill(statement)
    for field, value in (("kind", "dry_run"), ("position", "prevent"), ("strength", "forcing_function")):
        if page.locator(f"select[name={field}]").count():
            page.locator(f"select[name={field}]").select_option(value)
        else:
            page.locator(f"input[name={field}][value={value}]").check(force=True)
    page.locator("main form button.primary").click()
    page.wait_for_url("**/guardrails/GR-*")


def write_postmortem(page, server, key, texts):
    """Starts one from the first template and writes the required sections."""
    page.goto(f"{server.url}/incidents/{key}")
    page.get_by_role("link", name="Start the postmortem").click()
    page.locator("main form button.primary").first.click()
    page.wait_for_url("**/postmortem/edit")
    for section, text in texts.items():
        page.goto(f"{server.url}/incidents/{key}/postmortem/sections/{section}")
        page.locator("textarea[name^=text]").fill(text)
        page.get_by_role("button", name="Save", exact=True).click()
        page.wait_for_url("**/postmortem/edit**")


def to_review(page):
    """The way from writing to the review: a link, or without scripts a button that saves first."""
    link = page.get_by_role("link", name="Review and publish")
    return link if link.is_visible() else page.get_by_role("button", name="Save, and review and publish")


def join_by_invitation(page, server, admin, name, email, level=None):
    """Somebody whom the administrator invites makes an account in this page, with the level that is offered first or another."""
    admin.goto(server.url + "/settings/people")
    admin.locator("#email").fill(email)
    if level is not None:
        choose(admin, level)
    admin.get_by_role("button", name="Create a link").click()
    page.goto(admin.locator("#link").input_value())
    page.get_by_label("Your name").fill(name)
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.locator("main form button.primary").click()
    page.wait_for_url(server.url + "/")
    return page
