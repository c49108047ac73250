import HTML

func siteHeader(_ frame: Frame, section: NavSection?) -> HTML {
    """
    <header class="site-header">
    <div class="site-bar">
    <a class="home-link" href="\(Paths.home)" title="Home" data-key="g h"\(attribute: "aria-current", section == .home ? "page" : nil)>\(wordmark())</a>
    \(when: frame.viewer != nil, navigation(frame, section: section))
    </div>
    </header>
    """
}

private func navigation(_ frame: Frame, section: NavSection?) -> HTML {
    """
    <nav class="site-nav" aria-label="Main">
    <ul>
    \(navItem("Incidents", to: Paths.incidents, key: "g i", isCurrent: section == .incidents))
    \(navItem("Follow-ups", to: Paths.followUps, key: "g f", isCurrent: section == .followUps))
    \(navItem("Guardrails", to: Paths.guardrails, key: "g r", isCurrent: section == .guardrails))
    \(navItem("Launches", to: Paths.launches, key: "g l", isCurrent: section == .launches))
    \(navItem("Pre-mortems", to: Paths.premortems, key: "g p", isCurrent: section == .premortems))
    \(navItem("Guardrail review", to: Paths.guardrailReviews, key: "g v", isCurrent: section == .guardrailReviews))
    </ul>
    </nav>
    <form class="site-search" action="\(Paths.search)" method="get" role="search">
    <label class="visually-hidden" for="site-search">Search</label>
    <input id="site-search" name="q" type="search" value="\(frame.searchText)" placeholder="Search" autocomplete="off" data-key="/">
    </form>
    <a class="search-link" href="\(Paths.search)">\
    <svg viewBox="0 0 20 20" width="20" height="20" role="img" aria-label="Search">\
    <path fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" \
    d="M13.2 13.2L17.5 17.5M14.5 9a5.5 5.5 0 1 1-11 0a5.5 5.5 0 0 1 11 0"/></svg></a>
    \(when: frame.access.allows(.get, Paths.newIncident), "<a class=\"button small declare\" href=\"\(Paths.newIncident)\" data-key=\"c\">Declare<span class=\"declare-what\"> an incident</span></a>")
    \(personMenu(frame, section: section))
    """
}

private func navItem(_ label: String, to link: Link, key: String, isCurrent: Bool) -> HTML {
    """
    <li><a href="\(link)" data-key="\(key)"\(attribute: "aria-current", isCurrent ? "page" : nil)>\(label)</a></li>
    """
}

private func personMenu(_ frame: Frame, section: NavSection?) -> HTML {
    guard let viewer = frame.viewer else { return HTML() }
    return """
        <details class="menu" data-menu>
        <summary><span class="initials" aria-hidden="true">\(initials(viewer.name))</span><span class="visually-hidden">\(viewer.name): menu</span></summary>
        <div class="menu-panel">
        <p class="menu-name">\(viewer.name)<br><small>\(viewer.level.label)</small></p>
        <ul>
        <li><a href="\(Paths.profile)">Profile</a></li>
        <li><a href="\(Paths.settings)"\(attribute: "aria-current", section == .settings ? "page" : nil)>Settings</a></li>
        <li><a href="\(Paths.newNearMiss)">Report without your name</a></li>
        <li><a href="\(Paths.bin)">Bin</a></li>
        <li><a href="\(Paths.help)">Help</a></li>
        </ul>
        \(themeSwitch(frame))
        \(postButton("Sign out", to: Paths.signOut, frame, style: .quiet))
        </div>
        </details>
        """
}

/// At most two letters, from the first and the last word.
private func initials(_ name: String) -> String {
    let words = name.split(whereSeparator: \.isWhitespace)
    let letters = [words.first, words.count > 1 ? words.last : nil].compactMap { $0?.first }
    return letters.isEmpty ? "?" : String(letters).uppercased()
}
