"""A postmortem that has been begun, and what a person does in its editor. Used by all tests of the editor."""

import base64

import pytest

from journeys import add_finding, commit_follow_up, declare
from servers import Installation

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")


def begin(page, server, owner):
    key = declare(page, server, "Cleanup ran against production", "SEV1")
    add_finding(page, server, key, "Nothing counted the rows")
    commit_follow_up(page, "Limit the cleanup", owner)
    page.goto(f"{server.url}/incidents/{key}")
    page.get_by_role("link", name="Start the postmortem").click()
    page.locator("main form button.primary").first.click()
    page.wait_for_url("**/postmortem/edit")


@pytest.fixture(scope="session")
def founded(tmp_path_factory, chromium):
    """In place of an empty installation: INC-1 with a finding, a follow-up, and a postmortem of which nothing is written."""
    return Installation("begun", tmp_path_factory, chromium, ["Priya Raman"], prepare=begin)


@pytest.fixture
def writing(server, priya):
    """The first section of the postmortem, its text area empty and focused."""
    priya.goto(f"{server.url}/incidents/INC-1/postmortem/sections/summary")
    priya.locator(".editor-tools").wait_for()
    write(priya, "")
    return priya


def area(page):
    return page.locator("textarea[name^=text]")


def value(page):
    return area(page).input_value()


def write(page, text, select=None):
    """Sets the text as a script would and puts the caret at its end, or selects some words of it."""
    area(page).fill(text)
    area(page).evaluate(
        "(area, words) => { const at = words === null ? area.value.length : area.value.indexOf(words);"
        " area.focus(); area.setSelectionRange(at, at + (words ?? '').length); }", select)


def selected(page):
    return area(page).evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)")


def until(page, holds):
    """Waits for something that no element shows; the policy of our pages forbids `wait_for_function`."""
    for _ in range(200):
        if holds():
            return
        page.wait_for_timeout(50)
    assert holds()


def paste(page, **data):
    """A paste with this in the clipboard, by media type with an underscore. Says whether the editor took it."""
    return area(page).evaluate(
        """(area, data) => {
            const clipboard = new DataTransfer();
            for (const [type, text] of Object.entries(data)) clipboard.setData(type.replace("_", "/"), text);
            return !area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }));
        }""", data)


def give_file(page, how, name, kind, content):
    area(page).evaluate(
        """(area, { how, name, kind, content }) => {
            const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
            const data = new DataTransfer();
            data.items.add(new File([bytes], name, { type: kind }));
            const options = { bubbles: true, cancelable: true };
            area.dispatchEvent(how === "drop"
                ? new DragEvent("drop", { ...options, dataTransfer: data })
                : new ClipboardEvent("paste", { ...options, clipboardData: data }));
        }""", {"how": how, "name": name, "kind": kind, "content": base64.b64encode(content).decode()})
