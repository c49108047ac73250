"""Steps of a pre-mortem in a browser, which several tests take."""

from journeys import choose, join_by_invitation


def member(people, server, admin, name, email, **options):
    """Somebody whom the administrator invited."""
    return join_by_invitation(people(**options), server, admin, name, email)


def open_premortem(page, server, guests=True):
    page.goto(server.url + "/pre-mortems/new")
    page.get_by_label("What is it about?").fill("Moving the ledger")
    if guests:
        choose(page, "Guests may take part")
    page.get_by_role("button", name="Open the pre-mortem").click()
    page.wait_for_url("**/pre-mortems/PRE-1")
    return page.locator(".join-code").inner_text()


def join_as_guest(page, server, code, name):
    page.goto(server.url + "/join")
    page.get_by_label("Code").fill(code.lower())
    page.get_by_role("button", name="Join").click()
    page.get_by_label("Your name, as other people will see it").fill(name)
    page.get_by_role("button", name="Join as a guest").click()
    page.wait_for_url("**/pre-mortems/PRE-1")


def write(page, text):
    page.locator("#text-card").fill(text)
    page.get_by_role("button", name="Add the card").click()
    page.locator(".cards.own .card-text", has_text=text).wait_for()


def card_of(page, text):
    """By its words alone: the menu under each card names all the others."""
    return page.locator("[data-card]", has=page.locator(".card-text", has_text=text))


def move(page, text, group):
    """By the menu under the card, which stays open."""
    card = card_of(page, text)
    if not card.locator("select").is_visible():
        card.locator("summary").click()
    option = card.locator("option", has_text=group)
    card.locator("select").select_option(option.get_attribute("value"))
    card.get_by_role("button", name="Move").click()


def take(card):
    """The button is down on the card, and the pointer has not moved yet."""
    card.locator(".card-text").hover()
    card.page.mouse.down()


def drop(group):
    """A browser takes a first movement of less than some pixels for a click, and scrolling to the group can leave the
    pointer as near as that to where it was pressed."""
    group.page.mouse.move(5, 5, steps=3)
    group.hover()
    group.hover()
    group.page.mouse.up()


def step(page, label, phase):
    page.get_by_role("button", name=label, exact=True).click()
    in_phase(page, phase)


def in_phase(page, phase):
    page.locator("[aria-current=step]", has_text=phase).wait_for()
