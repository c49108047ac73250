import Domain
import Markdown

extension ExportIndex {
    /// A page for customers in the index.
    struct CustomerEntry {
        /// Its name before other pages with that name were told apart.
        let base: String
        /// Without the extension.
        let name: String
        let title: String
    }

    /// The page that an export for customers opens with, latest first: names begin with the day.
    static func file(_ pages: [CustomerEntry], _ links: ExportLinks) throws -> ExportFile {
        var links = links
        let items = pages.sorted { ($0.name, $0.title) > ($1.name, $1.title) }.map { page in
            links.add(page.name, title: page.title)
            return MarkupList.Item(
                blocks: [
                    .paragraph([
                        .text(page.name.prefix(10) + " "),
                        .link(address: ExportLinks.address(ofPage: page.name), [.text(page.title)]),
                    ])
                ])
        }
        let blocks: [MarkupBlock] = [
            .heading(level: 1, anchor: "title", [.text("Postmortems")]), .list(MarkupList(items: items)),
        ]
        let text = try links.format.text(blocks, title: "Postmortems", head: [], links: links)
        return ExportFile(
            name: "\(links.format.indexName).\(links.format.fileExtension)", bytes: Array(text.utf8))
    }
}
