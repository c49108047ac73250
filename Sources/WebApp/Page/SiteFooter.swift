import HTML

func themeSwitch(_ frame: Frame) -> HTML {
    let buttons = Theme.allCases.map { theme -> HTML in
        let isOn = theme == frame.theme ? "true" : "false"
        return "<button name=\"theme\" value=\"\(theme.rawValue)\" aria-pressed=\"\(isOn)\">\(theme.label)</button>"
    }
    return form(
        Paths.theme, frame, cssClass: "theme-switch",
        """
        <input type="hidden" name="return" value="\(frame.address.address)">
        <fieldset>
        <legend>Theme</legend>
        \(buttons.joined())
        </fieldset>
        """)
}

func siteFooter(_ frame: Frame) -> HTML {
    """
    <footer class="site-footer">
    <p>Every incident leaves a guardrail behind.</p>
    <ul data-footer-links>
    <li><a href="\(Paths.help)">Help</a></li>
    </ul>
    </footer>
    """
}
