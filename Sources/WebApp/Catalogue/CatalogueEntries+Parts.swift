import Domain
import HTML
import Storage

extension CatalogueEntries {
    static func reports(_ addresses: [String]) -> HTML? {
        if addresses.isEmpty { return nil }
        return """
            <section aria-labelledby="reports">
            \(sectionHeading("Reports that ended with it", id: "reports"))
            <ul>\(each: addresses, { "<li>\(FollowUps.outsideLink($0))</li>\n" })</ul>
            </section>
            """
    }

    static func relative(_ title: String, id: String, _ text: String, _ entry: CatalogueEntry?) -> HTML {
        """
        <section aria-labelledby="\(id)">
        \(sectionHeading(title, id: id))
        \(prose(text, anchors: "\(id)-"))
        \(entry.map { "<p>In the catalogue: \(CatalogueEntries.line($0))</p>" as HTML })
        </section>
        """
    }
}
