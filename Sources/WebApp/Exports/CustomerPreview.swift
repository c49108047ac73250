import Domain
import HTML
import Markdown
import Secrets
import Storage

/// What customers will read, shown before it is exported, with everything that was replaced.
struct CustomerPreview {
    /// Of all the texts: what was read is what leaves.
    let digest: String
    private let pages: [(id: ID<Incident>, page: CustomerPage)]

    var pagesByIncident: [ID<Incident>: CustomerPage] { Dictionary(pages) { first, _ in first } }

    /// More than that nobody reads.
    static let most = 50

    /// - Throws: ``Refusal`` if there are too many to read.
    init(_ run: ExportRun, _ visit: Visit) async throws {
        guard run.postmortems.count <= CustomerPreview.most, let words = run.words else {
            throw Refusal(
                "\(run.postmortems.count) postmortems are too many to read before they leave. Choose at most \(CustomerPreview.most)."
            )
        }
        var pages: [(id: ID<Incident>, page: CustomerPage)] = []
        for entry in run.postmortems {
            let id = entry.incidentID
            if let page = try await visit.read({ try $0.customerPage(id, words) }) { pages.append((id, page)) }
        }
        self.pages = pages
        let links = ExportLinks(.commonmark, baseURL: nil)
        digest = Hex.text(Token.digest(of: try pages.map { try $0.page.text(links) }.joined(separator: "\u{0}")))
    }

    func page(_ frame: Frame, _ filter: IncidentFilter, _ values: ExportForm) -> HTML {
        WebApp.page(
            frame, title: "What customers will read", section: .incidents,
            """
            <p class="back"><a href="\(Paths.newExport(filteredBy: filter.items()))">Export postmortems</a></p>
            <h1>What customers will read</h1>
            <p class="lead">Words that look internal were replaced. Only you can see what else should not be told: read it once before it leaves.</p>
            \(pages.map { entry($0.id.key, $0.page) }.joined())
            <form action="\(Paths.exports)" method="get">
            \(filter.items().filter { !$0.value.isEmpty }.map { hiddenField($0.name, $0.value) }.joined())
            \(values.hidden)
            \(checkbox("read", label: "I have read it", isOn: false, value: digest))
            \(formActions(submitButton("Download a zip archive", style: .primary)))
            </form>
            """)
    }

    private func entry(_ key: Key, _ page: CustomerPage) -> HTML {
        let rows = page.replaced.map { item -> HTML in
            "<tr>\(rowHead(HTML(text: item.words)))\(cell("Instead", item.neutral.isEmpty ? "<em>left out</em>" : HTML(text: item.neutral)))</tr>\n"
        }
        return """
            <section class="customer-page" aria-labelledby="page-\(key.description)">
            <h2 id="page-\(key.description)">\(keyLink(key)) \(page.title)</h2>
            \(rows.isEmpty ? "<p class=\"quiet\">Nothing was replaced.</p>" : dataTable(
                caption: "Replaced in \(key)", head: "\(headCell("Written"))\(headCell("Instead"))", rows: rows.joined()))
            \(disclosure("The page as customers read it", isOpen: pages.count == 1, Markdown.html(of: body(page)) { $0.hasPrefix("#") ? .nowhere : .web($0) }))
            </section>

            """
    }

    /// Its headings are below those of this page.
    private func body(_ page: CustomerPage) -> [MarkupBlock] {
        page.blocks.map { block in
            if case .heading(let level, let anchor, let words) = block {
                return .heading(level: min(level + 2, 6), anchor: anchor, words)
            }
            return block
        }
    }
}
