"""What people write never runs, in a browser that would run it if it could."""

from journeys import add_to_timeline, declare

POISON = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>\"\u0301 onmouseover=alert(1) x=\"\u0301 "
    "[click](javascript:alert(1)) <svg onload=alert(1)> ![i](javascript:alert(1))"
)


def test_nothing_that_is_written_runs_and_no_word_of_it_is_lost(server, priya):
    key = declare(priya, server, "Poison " + POISON)
    priya.goto(f"{server.url}/incidents/{key}/edit")
    priya.locator("#summary").fill(POISON)
    priya.locator("#surprise").fill(POISON)
    priya.get_by_role("button", name="Save", exact=True).click()
    priya.wait_for_url(f"**/incidents/{key}")
    add_to_timeline(priya, "now", "An entry")
    for path in (f"/incidents/{key}", "/incidents", "/", f"/incidents/{key}/edit", "/search?q=poison"):
        priya.goto(server.url + path)
        for element in priya.locator("main a, main h1, main p").all()[:40]:
            element.hover(force=True, timeout=2000) if element.is_visible() else None
        assert priya.locator("main script, main img, main [onerror], main [onload], main [onmouseover]").count() == 0
        assert priya.locator("a[href^='javascript']").count() == 0
    priya.goto(f"{server.url}/incidents/{key}")
    assert "<script>alert(1)</script>" in priya.locator("h1").inner_text()
