"""A day of five people on the five levels, each in a browser of their own: everybody does what their level lets them, and is told in a
sentence what it does not; what two of them keep private does not exist for the others, until the glass is broken before their eyes."""

import re

from journeys import add_finding, add_to_timeline, choose, declare, join_by_invitation, write_postmortem

TEXTS = {
    "summary": "The cleanup ran against production.",
    "what-happened": "It was started from a laptop.",
    "what-made-it-easy": "The target came from a variable.",
    "which-guardrail-was-missing": "Nothing asked before it deleted.",
}
SECRET = "A customer list was sent to the wrong address"


def join(page, server, admin, name, level):
    """Invited with a level, and joined in a browser of their own."""
    return join_by_invitation(page, server, admin, name, name.split()[0].lower() + "@example.org", level)


def is_told(page, server, path, sentence):
    """Refused on a page of its own, with the way to a higher level or back."""
    response = page.goto(server.url + path)
    assert response.status == 403, path
    assert sentence in page.locator("main").inner_text()


def posts(page, server, path, **fields):
    """What a page that shows no button would not keep anybody from sending."""
    token = page.locator("input[name=csrf]").first.get_attribute("value")
    answer = page.request.post(
        server.url + path, form={"csrf": token, **fields}, headers={"sec-fetch-site": "same-origin"}, max_redirects=0)
    return answer.status, answer.text()


def test_a_day_of_five_people(server, priya, open_page):
    olga, cleo = join(open_page(), server, priya, "Olga Berg", "Observer"), open_page()
    join(cleo, server, priya, "Cleo Ek", "Contributor")
    edda, rae = open_page(), open_page()
    join(edda, server, priya, "Edda Ruiz", "Editor")
    join(rae, server, priya, "Rae Okoye", "Reviewer")

    # The contributor raises the alarm and writes down what they saw.
    key = declare(cleo, server, "Cleanup ran against production")
    add_to_timeline(cleo, "-2h", "Cleanup is started from a laptop")
    other = declare(edda, server, "Slow checkout", "SEV4")

    # The observer reads it, is offered nothing to change, and is refused with a sentence.
    olga.goto(f"{server.url}/incidents/{key}")
    assert "Cleanup is started from a laptop" in olga.locator("main").inner_text()
    assert olga.locator("#entry").count() == 0
    assert olga.get_by_role("link", name="Edit", exact=True).count() == 0
    is_told(olga, server, "/incidents/new", "Only a contributor can do this. You are an observer.")
    olga.goto(server.url + "/")
    status, text = posts(olga, server, f"/incidents/{key}/timeline", text="x")
    assert status == 403 and "You are an observer." in text
    # They may report what nearly happened, and ask for more.
    olga.goto(server.url + "/near-misses/new")
    olga.locator("#title").fill("A dry run was skipped")
    olga.locator("#text").fill("Nothing happened this time.")
    olga.get_by_role("button", name="Send the report").click()
    olga.get_by_text("Your receipt code").wait_for()

    # The contributor changes their own, and not what is somebody else's.
    add_finding(cleo, server, key, "The tool asked for nothing before it deleted")
    is_told(cleo, server, f"/incidents/{other}/edit", "somebody else’s, and only an editor can change it. You are a contributor.")
    is_told(cleo, server, "/settings/people", "Only an administrator can do this. You are a contributor.")

    # The editor changes the contributor's, and writes the postmortem; they cannot approve it.
    edda.goto(f"{server.url}/incidents/{key}/edit")
    edda.locator("#title").fill("Cleanup deleted production rows")
    edda.locator("main form button.primary").click()
    edda.wait_for_url(re.compile(f"/incidents/{key}(#.*)?$"))
    write_postmortem(edda, server, key, TEXTS)
    review = f"{server.url}/incidents/{key}/postmortem/review"
    edda.goto(review)
    edda.get_by_label("Rae Okoye").check(force=True)
    edda.get_by_role("button", name="Request a review").click()
    edda.get_by_text("Waiting for Rae Okoye.").wait_for()
    assert edda.get_by_role("button", name="Submit the decision").count() == 0
    status, text = posts(edda, server, f"/incidents/{key}/postmortem/decisions", decision="approve")
    assert status in (403, 404, 422), status
    is_told(edda, server, "/settings/people", "Only an administrator can do this. You are an editor.")

    # The reviewer approves, the editor publishes, the observer reads.
    rae.goto(review)
    rae.get_by_label("Approve").check(force=True)
    rae.get_by_role("button", name="Submit the decision").click()
    rae.get_by_text("All reviewers have approved the current text").wait_for()
    is_told(rae, server, "/settings/tokens", "Only an administrator can do this. You are a reviewer.")
    edda.goto(review)
    edda.get_by_role("button", name="Publish").click()
    edda.wait_for_url(f"**/incidents/{key}/postmortem")
    olga.goto(f"{server.url}/incidents/{key}/postmortem")
    assert "Nothing asked before it deleted." in olga.locator("main").inner_text()

    secret = declare_privately(edda, server)
    does_not_exist(server, secret, [olga, cleo, priya])
    rae.goto(f"{server.url}/incidents/{secret}")
    assert SECRET in rae.locator("main").inner_text()
    breaks_the_glass(server, secret, priya, edda, rae)
    does_not_exist(server, secret, [olga, cleo])

    # The observer steps up for one incident, and the administrator approves.
    steps_up(server, key, olga, priya)


def declare_privately(page, server):
    """Between the editor and the reviewer."""
    secret = declare(page, server, SECRET, "SEV1")
    page.goto(f"{server.url}/incidents/{secret}/privacy")
    page.get_by_label("Rae Okoye").check(force=True)
    page.get_by_role("button", name="Make it private").click()
    page.get_by_text("It is private now.").wait_for()
    return secret


def does_not_exist(server, secret, outsiders):
    for page in outsiders:
        answers = []
        for key in (secret, "INC-99"):
            response = page.goto(f"{server.url}/incidents/{key}")
            answers.append((response.status, page.locator("main").inner_text().replace(key, "")))
        assert answers[0] == answers[1] and answers[0][0] == 404
        for path in ("/", "/incidents", "/search?q=customer", "/follow-ups"):
            page.goto(server.url + path)
            assert SECRET not in page.content() and f"/incidents/{secret}" not in page.content()


def breaks_the_glass(server, secret, admin, *named):
    admin.goto(server.url + "/settings/broken-glass")
    admin.get_by_label("Key").fill(secret)
    admin.get_by_label("Reason").fill("The authority has called")
    admin.get_by_role("button", name="Break the glass").click()
    admin.get_by_text("You can see it for four hours.").first.wait_for()
    assert SECRET in admin.locator("main").inner_text()
    for page in named:
        page.goto(server.url + "/")
        assert f"Priya Raman broke the glass of “{SECRET}”" in page.locator(".needs-you").inner_text()
        page.goto(f"{server.url}/incidents/{secret}")
        assert "The authority has called" in page.locator(".caution-note").first.inner_text()


def steps_up(server, key, page, admin):
    page.goto(server.url + "/profile/level")
    choose(page, "Contributor")
    page.locator("#incident").fill(key)
    choose(page, "One incident")
    page.locator("#reason").fill("I saw it from the factory")
    page.locator("main form button.primary").click()
    admin.goto(server.url + "/")
    admin.get_by_role("link", name="Olga Berg asks to be a contributor").click()
    admin.get_by_role("button", name="Approve").first.click()
    page.goto(f"{server.url}/incidents/{key}")
    add_to_timeline(page, "-1h", "The factory stops")
