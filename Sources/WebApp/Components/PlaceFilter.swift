import Domain
import HTML
import WebServer

/// The part of an address that names a page of a long list by the record beside it: `after=INC-12` or `before=INC-12`.
struct PlaceFilter: Sendable {
    static let names = ["after", "before"]

    var after = ""
    var before = ""

    init() {}

    init(_ query: Form) {
        after = query["after"] ?? ""
        before = query["before"] ?? ""
    }

    init(after key: some CustomStringConvertible) { after = key.description }
    init(before key: some CustomStringConvertible) { before = key.description }

    var items: [(name: String, value: String)] { [("after", after), ("before", before)] }

    /// The place that it names, for a list without filters.
    ///
    /// - Throws: ``Obstacle/notFound`` for words that no link of ours has.
    func place<Neighbour>(_ read: (String) -> Neighbour?) throws -> PlaceInList<Neighbour> {
        if !after.isEmpty { return .after(try read(after).orNotFound()) }
        return before.isEmpty ? .start : .before(try read(before).orNotFound())
    }
}

/// Links to the pages of a long list before and after this one.
func pagination<List: PagedList>(
    _ list: List, key: (List.Item) -> some CustomStringConvertible, link: (PlaceFilter) -> Link
) -> HTML {
    guard !list.isWhole, let first = list.items.first, let last = list.items.last else { return HTML() }
    let start: HTML? = list.hasEarlier ? "<a href=\"\(link(PlaceFilter()))\">First page</a>" : nil
    let earlier: HTML? =
        list.hasEarlier ? "<a rel=\"prev\" href=\"\(link(PlaceFilter(before: key(first))))\">Previous</a>" : nil
    let later: HTML? =
        list.hasLater ? "<a rel=\"next\" href=\"\(link(PlaceFilter(after: key(last))))\">Next</a>" : nil
    return "<nav class=\"pagination\" aria-label=\"Pages\">\(start)\(earlier)\(later)</nav>"
}

/// `12 incidents`, or `More than 2000 incidents` if counting stopped.
func countWords(_ list: some CountedList, one: String, many: String) -> String {
    if !list.isCountExact { return "More than \(list.count) \(many)" }
    return list.count == 1 ? "1 \(one)" : "\(list.count) \(many)"
}
