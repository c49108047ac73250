import HTML

/// An empty state: what the page is for, and one action.
func emptyState(_ sentence: String, action: (label: String, link: Link)? = nil) -> HTML {
    """
    <div class="empty-state"><p>\(sentence)</p>\(action.map { linkButton($0.label, to: $0.link) })</div>
    """
}

/// The same with an action that not every reader may take.
func emptyState(_ sentence: String, _ frame: Frame, action: (label: String, link: Link)) -> HTML {
    emptyState(sentence, action: frame.access.allows(.get, action.link) ? action : nil)
}

/// Links to the previous and next page; nothing if there is only one page.
func pagination(page: Int, pageCount: Int, link: (Int) -> Link) -> HTML {
    if pageCount <= 1 { return HTML() }
    let previous: HTML? = page > 1 ? "<a rel=\"prev\" href=\"\(link(page - 1))\">Previous</a>" : nil
    let next: HTML? = page < pageCount ? "<a rel=\"next\" href=\"\(link(page + 1))\">Next</a>" : nil
    return """
        <nav class="pagination" aria-label="Pages">\(previous)<span>Page \(page) of \(pageCount)</span>\(next)</nav>
        """
}

/// Filters above a list: each link turns one on or off.
func filterChips(_ chips: [(label: String, isOn: Bool, link: Link)], label: String = "Filters") -> HTML {
    let items = chips.map { chip -> HTML in
        let current = chip.isOn ? "true" : nil
        return "<li><a class=\"chip\" href=\"\(chip.link)\"\(attribute: "aria-current", current)>\(chip.label)</a></li>"
    }
    return "<ul class=\"chips\" aria-label=\"\(label)\">\(items.joined())</ul>"
}

/// A list of terms and their values.
func definitions(_ items: [(term: String, contents: HTML)], cssClass: String = "definitions") -> HTML {
    """
    <dl class="\(cssClass)">
    \(each: items, { "<div><dt>\($0.term)</dt><dd>\($0.contents)</dd></div>\n" })
    </dl>
    """
}
