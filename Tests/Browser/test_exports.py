"""The formats of a postmortem as a menu, and the page that is a file."""

import os
import subprocess
import zipfile

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import no_sideways_scroll, watched

PAGE = "/incidents/INC-5/postmortem"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_format_is_chosen_from_a_menu(story, chromium, scripts):
    server, state = story
    context = chromium.new_context(storage_state=state, java_script_enabled=scripts, accept_downloads=True)
    page = context.new_page() if not scripts else watched(context)
    page.goto(server.url + PAGE)
    menu = page.locator("details.export-menu")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    assert menu.locator("a").first.is_visible()
    with page.expect_download() as download:
        menu.get_by_role("link", name="MediaWiki").click()
    assert download.value.suggested_filename.startswith("INC-5-") and download.value.suggested_filename.endswith(".mediawiki")
    if scripts:
        menu.locator("summary").focus()
        if not menu.locator("a").first.is_visible():
            page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        assert not menu.locator("a").first.is_visible()
        assert page.problems == []
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_menu_fits_on_every_screen(story, chromium, theme):
    server, state = story
    context = chromium.new_context(storage_state=state, color_scheme=theme)
    page = watched(context)
    page.goto(server.url + PAGE)
    folder = os.environ.get("SCREENSHOTS")
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        if not page.locator("details.export-menu a").first.is_visible():
            page.locator("details.export-menu summary").click()
        box = page.locator("details.export-menu .menu-panel").bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width, (width, box)
        assert no_sideways_scroll(page), width
        if folder:
            page.screenshot(path=f"{folder}/export-menu-{width}-{theme}.png")
    violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(item["id"], item["nodes"][0]["target"]) for item in violations] == []
    assert page.problems == []
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_that_is_a_file_asks_nobody_for_anything(story, chromium, tmp_path, theme):
    server, state = story
    context = chromium.new_context(storage_state=state)
    answer = context.request.get(server.url + PAGE + "/exports/html")
    assert answer.ok
    file = tmp_path / "page.html"
    file.write_bytes(answer.body())
    context.close()

    context = chromium.new_context(color_scheme=theme)
    page = watched(context)
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(file.as_uri())
    page.wait_for_load_state("networkidle")
    assert requests == [file.as_uri()]
    assert page.locator("h1").inner_text().startswith("4.2 million")
    assert page.locator("table").count() > 0
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert no_sideways_scroll(page), width
        if os.environ.get("SCREENSHOTS"):
            page.screenshot(path=f"{os.environ['SCREENSHOTS']}/export-page-{width}-{theme}.png", full_page=True)
    violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(item["id"], item["nodes"][0]["target"]) for item in violations] == []
    assert page.problems == []
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_ticked_is_downloaded_as_an_archive(story, chromium, scripts):
    server, state = story
    context = chromium.new_context(storage_state=state, java_script_enabled=scripts, accept_downloads=True)
    page = context.new_page() if not scripts else watched(context)
    page.goto(server.url + "/incidents")
    page.get_by_role("link", name="Export postmortems").click()
    page.get_by_label("Select INC-5").check()
    page.get_by_label("Select INC-4").check()
    page.get_by_label("Format").select_option("mkdocs")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download a zip archive").click()
    assert download.value.suggested_filename == "postmortems-mkdocs.zip"
    names = zipfile.ZipFile(download.value.path()).namelist()
    assert sum(name.startswith(("INC-4-", "INC-5-")) for name in names) == 2 and "index.md" in names
    if scripts:
        assert page.problems == []
    context.close()


def test_a_command_exports_beside_the_server_and_into_a_git_wiki(story, tmp_path):
    server, _ = story
    wiki = tmp_path / "wiki.git"
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", str(wiki)], check=True)
    data = ["--database", str(server.database)]
    folder = server.run("export", *data, "--all", "--to", str(tmp_path / "folder"))
    assert folder.returncode == 0 and "Wrote 5 postmortems" in folder.stdout, folder.stderr
    first = server.run("export", *data, "--git", str(wiki), "--folder", "postmortems")
    assert first.returncode == 0 and "Wrote 5 pages" in first.stdout, first.stderr
    again = server.run("export", *data, "--git", str(wiki), "--folder", "postmortems")
    assert again.returncode == 0 and "Nothing has changed" in again.stdout
    kept = [*data, "--git", str(wiki), "--folder", "postmortems", "--clone", str(tmp_path / "kept")]
    for _ in range(2):
        assert "Nothing has changed" in server.run("export", *kept).stdout
    assert (tmp_path / "kept" / "clone.git" / "HEAD").exists()
    (tmp_path / "kept").chmod(0o755)
    shared = server.run("export", *kept)
    assert shared.returncode != 0 and "closed to everybody else" in shared.stderr
    log = subprocess.run(["git", "-C", str(wiki), "log", "--format=%s", "main"], capture_output=True, text=True).stdout
    assert log == "Export 5 pages\n"
    refused = server.run("export", *data, "--git", str(wiki), "--take-in")
    assert refused.returncode != 0 and "already in use" in refused.stderr
    option = server.run("export", *data, "--git=--upload-pack=touch x")
    assert option.returncode != 0 and "is not the address of a repository" in option.stderr
