import Domain
import HTML
import Storage
import WebServer

/// The page of a list that is narrowed by a name, as written in the address.
struct NamedList: Sendable {
    let name: String
    let page: Int
    private let segments: [String]

    /// - Throws: ``BadInput`` for anything else in the address.
    init(_ query: Form, at segments: [String]) throws(BadInput) {
        var problems = FilterProblems(query.fields.map(\.name), known: ["name", "page"])
        name = query["name"] ?? ""
        page = problems.page(query["page"] ?? "")
        self.segments = segments
        if let problem = problems.all.first { throw BadInput(problem.sentence, status: .unprocessableContent) }
    }

    /// The first page with all names.
    init(at segments: [String]) {
        (name, page, self.segments) = ("", 1, segments)
    }

    var typed: PickedText { PickedText(name) }

    /// The field for a name, once there is more than a page.
    ///
    /// - Parameter label: such as “Find a person”.
    func field(_ label: String, count: Int) -> HTML {
        if name.isEmpty && count <= ListLimits.pageSize { return HTML() }
        return """
            <form class="filter" action="\(Link(segments))" method="get" role="search" aria-label="\(label)">
            \(textField("name", label: label, value: name, hint: "Its name, or the beginning of it.", autocomplete: "off", width: .half))
            \(submitButton("Find", style: .plain))\(when: !name.isEmpty, linkButton("Clear", to: Link(segments), style: .quiet))
            </form>
            """
    }

    func pages<Item: Sendable>(_ items: [Item], count: Int) -> HTML {
        let list = ListPage(items: items, number: page, count: count)
        return pagination(page: page, pageCount: list.pageCount) { number in
            Link(
                segments, query: [("name", name), ("page", number == 1 ? "" : String(number))].filter { !$0.1.isEmpty })
        }
    }
}
