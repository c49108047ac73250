import HTML

/// The list of contents beside a long page.
func contentsList(_ items: [(title: String, link: Link)], label: String = "On this page") -> HTML {
    """
    <nav class="contents" aria-label="\(label)">
    <ol>
    \(each: items, { "<li><a href=\"\($0.link)\">\($0.title)</a></li>\n" })
    </ol>
    </nav>
    """
}

/// A heading with an anchor.
func sectionHeading(_ title: String, id: String, actions: HTML? = nil) -> HTML {
    """
    <div class="section-heading"><h2 id="\(id)">\(title) <a class="anchor" href="\(Link(anchor: id))" aria-label="Link to “\(title)”">#</a></h2>\(actions)</div>
    """
}
