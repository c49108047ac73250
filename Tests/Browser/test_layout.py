"""Where things are on a page: what belongs together is on one line or in equal columns, and nothing touches."""

import pytest

from journeys import choose


@pytest.mark.parametrize("width", [360, 1280])
def test_the_buttons_that_take_a_role_do_not_touch(priya, server, width):
    priya.set_viewport_size({"width": width, "height": 900})
    priya.goto(server.url + "/incidents/new")
    priya.get_by_label("What is wrong?").fill("Rows are gone")
    choose(priya, "SEV3")
    priya.get_by_role("button", name="Declare").click()
    priya.wait_for_url("**/incidents/INC-1**")
    boxes = [button.bounding_box() for button in priya.locator("button[name=role]").all()]
    assert len(boxes) > 2
    for one in boxes:
        for other in boxes:
            if one is other or abs(one["y"] - other["y"]) > 4 or other["x"] < one["x"]:
                continue
            assert other["x"] - one["x"] - one["width"] >= 8, boxes
    lines = sorted({round(box["y"]) for box in boxes})
    assert all(below - above >= boxes[0]["height"] + 4 for above, below in zip(lines, lines[1:])), boxes


def test_the_times_of_a_declaration_are_in_equal_columns(priya, server):
    priya.set_viewport_size({"width": 1280, "height": 900})
    priya.goto(server.url + "/incidents/new")
    choose(priya, "It is already over")
    boxes = [field.bounding_box() for field in priya.locator(".declared-times input:visible").all()]
    assert len(boxes) == 4
    assert len({round(box["x"]) for box in boxes}) == 2 and len({round(box["y"]) for box in boxes}) == 2, boxes
    assert len({round(box["width"]) for box in boxes}) == 1, boxes


def test_both_ways_to_look_at_a_postmortem_are_on_one_line_of_its_head(story, chromium):
    server, cookies = story
    page = chromium.new_context(storage_state=cookies, viewport={"width": 1280, "height": 900}).new_page()
    page.goto(server.url + "/incidents/INC-1/postmortem/edit")
    state = page.locator(".writing-state").bounding_box()
    views = [page.get_by_role("link", name=name).bounding_box() for name in ("Read it as a page", "Markdown")]
    assert abs(views[0]["y"] - views[1]["y"]) < 3 and state["height"] < 48, (state, views)
    page.context.close()
