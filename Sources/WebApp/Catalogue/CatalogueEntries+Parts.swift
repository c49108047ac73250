import Domain
import HTML
import Storage

extension CatalogueEntries {
    private static let failuresInSight = 12

    /// The first of them say what an entry is for; the rest are other wordings, for the suggestions.
    static func failures(_ failures: [String]) -> HTML {
        let rest = failures.dropFirst(failuresInSight)
        func list(_ failures: some Sequence<String>) -> HTML {
            "<ul>\(each: Array(failures), { "<li>\($0)</li>\n" })</ul>"
        }
        return """
            <section aria-labelledby="failures">
            \(sectionHeading("Failures it stops", id: "failures"))
            \(list(failures.prefix(failuresInSight)))
            \(when: !rest.isEmpty, disclosure("\(rest.count) more", id: "more-failures", list(rest)))
            </section>
            """
    }

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
