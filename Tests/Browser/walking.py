"""People who do something from page to page while it is counted: with a mouse, or with the keyboard alone."""

from urllib.parse import urlsplit


class Walker:
    """Somebody with a mouse. Counts what is pressed and the pages on which something is done."""

    def __init__(self, page):
        self.page = page
        self.presses = 0
        self.pages = []
        self.typed = []

    def arrive(self):
        path = urlsplit(self.page.url).path
        if path not in self.pages:
            self.pages.append(path)

    def press(self, locator):
        self.arrive()
        self.reach(locator)
        self.activate(locator)

    def choose(self, radio):
        """A radio button. Its label lies over it, as it does for a mouse."""
        self.arrive()
        self.reach(radio)
        self.mark(radio)

    def type(self, field, text):
        """Into a field that has the focus already, or gets it."""
        self.arrive()
        if not field.evaluate("field => field === document.activeElement"):
            self.reach(field)
            self.enter(field)
        self.typed.append(text)
        field.page.keyboard.insert_text(text)

    def send(self):
        """Enter, in a field."""
        self.page.keyboard.press("Enter")

    def reach(self, locator):
        locator.scroll_into_view_if_needed()

    def enter(self, field):
        self.activate(field)

    def activate(self, locator):
        self.presses += 1
        locator.click()

    def mark(self, radio):
        self.presses += 1
        radio.check(force=True)


class Typist(Walker):
    """Somebody without a mouse. Counts each key that moves the focus or presses what has it, and none that writes."""

    MOST = 400

    def reach(self, locator):
        # Tab goes on from what has the focus, or from the part of the page that its address names.
        back = locator.evaluate("""one => {
            const isNowhere = document.activeElement === document.body;
            const from = isNowhere ? document.querySelector(":target") ?? document.body : document.activeElement;
            return Boolean(one.compareDocumentPosition(from) & Node.DOCUMENT_POSITION_FOLLOWING);
        }""")
        for _ in range(self.MOST):
            if locator.evaluate("one => one === document.activeElement"):
                return
            self.key("Shift+Tab" if back else "Tab")
        raise AssertionError("the keyboard does not get there")

    def enter(self, field):
        pass

    def activate(self, locator):
        self.key("Enter")

    def mark(self, radio):
        self.key("Space")

    def choose(self, radio):
        """Tab stops once at a group of radio buttons; arrows move within it."""
        self.arrive()
        name = radio.get_attribute("name")
        group = self.page.locator(f"input[type=radio][name={name}]")
        checked = self.page.locator(f"input[type=radio][name={name}]:checked")
        self.reach(checked.first if checked.count() else group.first)
        if not checked.count():
            self.key("Space")
        for _ in range(group.count()):
            if radio.is_checked():
                return
            self.key("ArrowDown")
        raise AssertionError("the keyboard does not choose it")

    def key(self, key):
        self.presses += 1
        self.page.keyboard.press(key)
