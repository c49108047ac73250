"""Steps with values that are edited where they are shown, which several tests take."""

from playwright.sync_api import expect

from journeys import commit_follow_up


def value(page, name):
    return page.locator(f"[data-inline='{name}']")


def editor(page):
    return page.locator(".inline-editor")


def save(page):
    editor(page).get_by_role("button", name="Save").click()
    expect(editor(page)).to_have_count(0)


def commit(page, server, key, title):
    page.goto(f"{server.url}/incidents/{key}")
    commit_follow_up(page, title, "Priya Raman")


def choose_owner(page, name):
    field = editor(page).locator("[name=owner]")
    if field.evaluate("field => field.matches('select')"):
        field.select_option(label=name)
    else:
        field.fill(name)
