"""Files are chosen, looked at, imported, and taken back."""

import io
import os
import zipfile

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import no_sideways_scroll, watched

DOCUMENT = """# Orders locked {number}

**Date:** 2024-03-01

**Severity:** SEV2

## Summary

Nobody could order at the shop number {number}.

## Timeline

- 10:00 It broke
- 10:20 IST It was mended

## Action items

- [x] Add a lock, see https://tracker.example.org/browse/OPS-1234567890-and-more-words-behind-it
- Watch the disk
"""


def archive(count):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for number in range(count):
            zipped.writestr(f"wiki/{number}.md", DOCUMENT.format(number=number))
        zipped.writestr("../out.md", "# Out")
    return {"name": "wiki.zip", "mimeType": "application/zip", "buffer": file.getvalue()}


def markdown(number):
    return {"name": f"{number}.md", "mimeType": "text/markdown", "buffer": DOCUMENT.format(number=number).encode()}


def doubtful():
    """A document of the same path and title as one that was imported, of another day and with other words."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        zipped.writestr("wiki/3.md", "# Orders locked 3\n\n**Date:** 2022-07-09\n\n## Summary\n\nAnother lock.\n\n## Impact\n\nNone.\n")
        zipped.writestr("wiki/broken.md", b"---\ntitle: [a\n---\n\n# Broken\n")
        zipped.writestr("wiki/latin.md", b"# Caf\xe9\n")
    return {"name": "wiki.zip", "mimeType": "application/zip", "buffer": file.getvalue()}


@pytest.mark.parametrize("scripts", [True, False])
def test_files_come_in_and_are_taken_back(story, chromium, scripts):
    server, state = story
    context = chromium.new_context(storage_state=state, java_script_enabled=scripts)
    page = context.new_page() if not scripts else watched(context)
    page.goto(server.url + "/incidents")
    page.get_by_role("link", name="Import", exact=True).click()
    page.get_by_label("Files").set_input_files([markdown(7), markdown(8)])
    page.get_by_role("button", name="Show what would be created").click()
    assert page.get_by_role("heading", name="Import 2 documents?").is_visible()
    page.get_by_role("button", name="Import 2 documents").click()
    assert page.get_by_text("Imported 2 documents.").is_visible()
    page.get_by_role("button", name="Undo", exact=True).click()
    assert page.get_by_text("Moved 2 incidents to the bin.").is_visible()
    if scripts:
        assert page.problems == []
    context.close()


def test_a_large_import_shows_how_far_it_is_and_ends_by_itself(story, chromium):
    server, state = story
    context = chromium.new_context(storage_state=state)
    page = watched(context)
    page.goto(server.url + "/imports/new")
    page.get_by_label("Files").set_input_files(archive(600))
    page.get_by_role("button", name="Show what would be created").click()
    page.get_by_role("heading", name="Import 600 documents?").wait_for(timeout=120_000)
    page.get_by_label("Type “600 documents” to go ahead").fill("600 documents")
    page.get_by_role("button", name="Import 600 documents").click()
    page.get_by_role("button", name="Undo all of it").or_(page.get_by_role("button", name="Undo", exact=True)).first.wait_for(
        timeout=120_000)
    assert page.get_by_role("heading", name="Imported 600 documents").or_(page.get_by_text("600 documents imported")).first.is_visible()
    page.get_by_role("button", name="Undo all of it").first.click()
    assert page.get_by_text("Moved 600 incidents to the bin.").is_visible()
    assert page.problems == []
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_of_an_import_fit_on_every_screen(story, chromium, theme):
    server, state = story
    context = chromium.new_context(storage_state=state, color_scheme=theme)
    page = watched(context)
    folder = os.environ.get("SCREENSHOTS")

    def look(name):
        for width in (320, 360, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert no_sideways_scroll(page), (name, width)
            if folder:
                page.screenshot(path=f"{folder}/import-{name}-{width}-{theme}.png", full_page=True)
        violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(item["id"], item["nodes"][0]["target"]) for item in violations] == [], name

    page.goto(server.url + "/imports/new")
    look("new")
    page.get_by_label("Files").set_input_files(archive(21))
    page.get_by_role("button", name="Show what would be created").click()
    page.get_by_text("Orders locked 0").first.click()
    look("dry-run")
    page.get_by_role("button", name="Import 21 documents").click()
    look("refused")
    page.get_by_label("Type “21 documents” to go ahead").fill("21 documents")
    page.get_by_role("button", name="Import 21 documents").click()
    look("made")
    made = page.url
    page.goto(server.url + "/imports/new")
    page.get_by_label("Files").set_input_files(doubtful())
    page.get_by_role("button", name="Show what would be created").click()
    assert page.get_by_role("group", name="Documents with the path of an earlier one").is_visible()
    assert page.get_by_role("heading", name="What would not be imported").is_visible()
    look("doubtful")
    page.goto(made)
    page.get_by_role("button", name="Undo all of it").click()
    look("undone")
    page.goto(server.url + "/imports")
    look("list")
    # The browser itself writes down that the wrong count was refused.
    assert [problem for problem in page.problems if "422" not in problem] == []
    context.close()
