"""`handrail lint`: hints on Markdown files, on the command line and in a pipeline."""

import json

import pytest

from servers import ROOT, Server

BLAMING = "# Review\n\nThe reviewer forgot to check the plan.\n"


@pytest.fixture
def lint(tmp_path):
    def run(*arguments, text=BLAMING):
        return Server(tmp_path).run("lint", *arguments, "-", stdin=text)

    return run


def test_a_hint_says_where_why_and_how_else(lint):
    found = lint()
    assert found.returncode == 0
    assert "stdin:3:1: “The reviewer forgot to” [neglected]" in found.stdout
    assert "About the system instead:" in found.stdout
    assert "{neglect}" not in found.stdout


def test_somebody_who_changes_the_rules_is_shown_the_line_that_gives_a_hint(lint):
    assert "The line that gives it: {neglect}" in lint("--patterns").stdout
    assert json.loads(lint("--format", "json").stdout)[0]["pattern"] == "{neglect}"
    rules = (ROOT / "Templates" / "wording" / "en.md").read_text()
    assert "\n- Says: `{neglect}`\n" in rules


def test_a_pipeline_fails_only_when_it_asks_to(lint):
    assert lint("--strict").returncode == 1
    fine = lint("--strict", text="# Review\n\nThe plan was cut at 200 lines.\n")
    assert (fine.returncode, fine.stdout) == (0, "")


def test_a_chat_and_another_language_get_no_hint(lint):
    assert lint(text="10:31 ines: the reviewer forgot to check the plan\n").stdout == ""
    german = lint(text="Der Prüfer hat vergessen, den Plan zu lesen, und wir haben es nicht gesehen.\n")
    assert german.stdout == "" and "does not seem to be in English" in german.stderr
