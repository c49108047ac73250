"""A private incident in a real browser: declared at night, seen as what it is, and made visible with both eyes open."""

import os
import pathlib

from conftest import no_sideways_scroll, watched

WIDTHS = (360, 768, 1280)


def picture(page, name, theme):
    folder = os.environ.get("SCREENSHOTS")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert no_sideways_scroll(page), f"{name} at {width}"
        if folder:
            pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=f"{folder}/{name}-{width}-{theme}.png", full_page=True)


def test_a_private_incident_is_declared_marked_and_made_visible(story, chromium):
    server, state = story
    for theme in ("light", "dark"):
        context = chromium.new_context(storage_state=state, color_scheme=theme)
        page = watched(context)
        page.goto(server.url + "/incidents/new")
        page.get_by_label("What is wrong?").fill(f"A key was published ({theme})")
        page.locator("input[name=severity]").nth(1).check(force=True)
        page.locator("summary", has_text="Who may see it").click()
        page.get_by_label("Only some people may see it", exact=True).check(force=True)
        picture(page, "declare-private", theme)
        page.get_by_role("button", name="Declare").click()
        mark = page.locator(".record-facts", has_text="Private").first
        mark.wait_for()
        picture(page, "incident-private", theme)
        mark.get_by_role("link", name="Who may see it").click()
        page.get_by_role("heading", name="Broken glass").wait_for()
        picture(page, "privacy", theme)
        page.get_by_role("link", name="Make it visible to everybody").click()
        key = page.get_by_label("Type “INC-").evaluate("element => element.labels[0].innerText").split("“")[1].split("”")[0]
        picture(page, "disclosure", theme)
        page.get_by_label("Type “INC-").fill(key)
        page.get_by_role("button", name="Make it visible to everybody").click()
        page.get_by_text("Everybody can see it now.").wait_for()
        assert page.locator(".record-facts", has_text="Private").count() == 0
        page.goto(server.url + "/settings/broken-glass")
        page.get_by_label("Key").fill("INC-99999")
        page.get_by_label("Reason").fill("The press has called")
        page.get_by_role("button", name="Break the glass").click()
        page.get_by_text("Nothing that is closed to you has this key.").first.wait_for()
        picture(page, "broken-glass", theme)
        assert [problem for problem in page.problems if "422" not in problem] == []
        context.close()
