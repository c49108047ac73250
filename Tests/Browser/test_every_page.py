"""Every page, with the demo story in it: accessible, calm on every width, in both themes, and fit to print."""

import os
import pathlib

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import no_sideways_scroll, watched
from servers import Server

PAGES = {
    "home": "/",
    "declare": "/incidents/new",
    "incidents": "/incidents",
    "export-new": "/exports/new",
    "settings-exports": "/settings/exports",
    "incidents-none": "/incidents?severity=5&kind=drill",
    "incident": "/incidents/INC-1",
    "incident-edit": "/incidents/INC-1/edit",
    "incident-times": "/incidents/INC-1/times",
    "incident-impact": "/incidents/INC-1/impact",
    "incident-roles": "/incidents/INC-1/roles",
    "incident-merger": "/incidents/INC-1/merger",
    "incident-privacy": "/incidents/INC-1/privacy",
    "broken-glass": "/settings/broken-glass",
    "team-edit": "/teams/1/edit",
    "timeline-paste": "/incidents/INC-1/timeline/paste",
    "finding-new": "/incidents/INC-1/findings/new",
    "people": "/settings/people",
    "teams": "/teams",
    "people-import": "/settings/people/import",
    "near-miss-new": "/near-misses/new",
    "near-miss-receipt": "/near-misses/receipt",
    "near-miss-settings": "/settings/near-misses",
    "launch": "/launches/1",
    "launch-edit": "/launches/1/edit",
    "premortem": "/pre-mortems/PRE-1",
    "premortem-edit": "/pre-mortems/PRE-1/edit",
    "premortem-look-back": "/pre-mortems/PRE-1/look-back",
    "catalogue": "/guardrails/catalogue",
    "catalogue-entry": "/guardrails/catalogue/row-count-guard",
    "suggestion-answers": "/guardrails/suggestion-answers",
    "coverage": "/guardrails/coverage",
    "coverage-cell": "/guardrails/GR-1/services/1",
    "guardrail-gaps": "/guardrails/GR-1/gaps",
    "guardrail-gaps-dry-run": "/guardrails/GR-1/gaps/follow-ups/new?service=1&service=2&service=3&service=4",
    "guardrail-from-entry": "/guardrails/new?entry=dry-run&finding=1",
    "drill-new": "/guardrails/GR-1/drills/new",
    "retrodiction": "/guardrails/GR-1/retrodiction",
    "finding": "/findings/1",
    "finding-edit": "/findings/1/edit",
    "follow-ups": "/follow-ups",
    "follow-up": "/follow-ups/FU-1",
    "follow-up-new": "/follow-ups/new",
    "follow-up-edit": "/follow-ups/FU-1/edit",
    "guardrails": "/guardrails",
    "guardrail": "/guardrails/GR-1",
    "guardrail-new": "/guardrails/new",
    "guardrail-edit": "/guardrails/GR-1/edit",
    "postmortem": "/incidents/INC-1/postmortem",
    "postmortem-edit": "/incidents/INC-1/postmortem/edit",
    "postmortem-review": "/incidents/INC-5/postmortem/review",
    "postmortem-people": "/incidents/INC-5/postmortem/people",
    "names": "/incidents/INC-5/names",
    "postmortem-revision": "/incidents/INC-5/postmortem/revisions/1",
    "postmortem-changes": "/incidents/INC-5/postmortem/revisions/1/changes",
    "postmortem-meeting": "/incidents/INC-5/postmortem/meeting",
    "postmortem-projector": "/incidents/INC-5/postmortem/projector?page=2",
    "follow-ups-change": "/follow-ups/changes/new?follow_up=FU-1&follow_up=FU-2&due=2027-01-01",
    "reviews": "/guardrail-reviews",
    "deadlines": "/settings/deadlines",
    "freezes": "/freezes",
    "freeze": "/freezes/1",
    "freeze-new": "/freezes/new",
    "freeze-lifting": "/freezes/1/lifting",
    "freeze-extension": "/freezes/1/extension",
    "freeze-override-new": "/freezes/1/overrides/new",
    "freeze-settings": "/settings/freezes",
    "tokens": "/settings/tokens",
    "services": "/services",
    "images": "/incidents/INC-1/images",
    "finding-new-of-a-sentence": "/incidents/INC-1/findings/new?section=summary&quote=It%20ran.",
    "launches": "/launches",
    "launch-new": "/launches/new",
    "pre-mortems": "/pre-mortems",
    "pre-mortem-new": "/pre-mortems/new",
    "join": "/join",
    "search": "/search?q=backup",
    "bin": "/bin",
    "help": "/help",
    "settings": "/settings",
    "templates": "/settings/templates",
    "template": "/settings/templates/postmortem/guardrail-first",
    "template-edit": "/settings/templates/postmortem/guardrail-first/edit",
    "template-new": "/settings/templates/pre-mortem/new?from=classic",
    "wording-rules": "/settings/wording",
    "profile": "/profile",
    "second-factor": "/profile/second-factor",
    "sign-in-settings": "/settings/sign-in",
    "own-level": "/profile/level",
    "level": "/settings/people/1/level",
    "grants": "/settings/grants",
    "not-found": "/nowhere",
}
WIDTHS = (320, 360, 768, 1280)
# The themes differ in their colours alone; everything is asked in one of them.
RULES = {
    "light": {"resultTypes": ["violations"]},
    "dark": {"resultTypes": ["violations"], "runOnly": ["color-contrast"]},
}


@pytest.mark.parametrize("theme", RULES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(story, chromium, theme):
    server, state = story
    axe = Axe()
    folder = os.environ.get("SCREENSHOTS")
    complaints = []
    context = chromium.new_context(storage_state=state, color_scheme=theme)
    page = watched(context, (r"Failed to load resource.*404",))
    for name, path in PAGES.items():
        answer = page.goto(server.url + path)
        if answer.status != (404 if name == "not-found" else 200):
            complaints.append(f"{name} is answered with {answer.status}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if not no_sideways_scroll(page):
                complaints.append(f"{name} scrolls sideways at {width}")
            if folder:
                pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
                page.screenshot(path=f"{folder}/{name}-{width}-{theme}.png", full_page=True)
        for violation in axe.run(page, options=RULES[theme]).response["violations"]:
            where = [node["target"] for node in violation["nodes"]][:3]
            complaints.append(f"{name}: {violation['id']} {where}")
    complaints += page.problems
    context.close()
    assert complaints == []


def test_the_pages_for_strangers_are_accessible_too(tmp_path, chromium):
    server = Server(tmp_path).start()
    try:
        context = chromium.new_context()
        page = watched(context)
        for path in ("/first-run", "/sign-in", "/join"):
            assert page.goto(server.url + path).status == 200
            assert Axe().run(page).response["violations"] == []
            assert no_sideways_scroll(page)
        assert page.problems == []
        context.close()
    finally:
        server.stop()


def test_a_printed_postmortem_leaves_the_controls_out(story, chromium):
    server, state = story
    context = chromium.new_context(storage_state=state)
    page = context.new_page()
    page.goto(server.url + "/incidents/INC-1/postmortem")
    page.emulate_media(media="print")
    assert not page.locator("header.site-header").is_visible()
    assert page.locator("main h1").is_visible()
    assert page.locator("main form:visible").count() == 0
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        page.pdf(path=f"{folder}/postmortem.pdf")
    context.close()
