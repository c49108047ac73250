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

    init(after key: Key) { after = key.description }
    init(before key: Key) { before = key.description }

    var items: [(name: String, value: String)] { [("after", after), ("before", before)] }
}

/// Links to the pages of a long list before and after this one.
func pagination<Item>(
    _ list: ListSlice<Item>, key: (Item) -> Key, link: (PlaceFilter) -> Link
) -> HTML {
    pagination(
        earlier: list.hasEarlier ? list.items.first.map { link(PlaceFilter(before: key($0))) } : nil,
        later: list.hasLater ? list.items.last.map { link(PlaceFilter(after: key($0))) } : nil,
        start: link(PlaceFilter()))
}

/// Links to the pages before and after this one, if there are any, and to the first.
func pagination(earlier: Link?, later: Link?, start: Link) -> HTML {
    if earlier == nil && later == nil { return HTML() }
    let first: HTML? = earlier.map { _ in "<a href=\"\(start)\">First page</a>" }
    let earlier: HTML? = earlier.map { "<a rel=\"prev\" href=\"\($0)\">Previous</a>" }
    let later: HTML? = later.map { "<a rel=\"next\" href=\"\($0)\">Next</a>" }
    return "<nav class=\"pagination\" aria-label=\"Pages\">\(first)\(earlier)\(later)</nav>"
}

/// `12 incidents`, or `More than 2000 incidents` if counting stopped.
func countWords(_ list: some CountedList, one: String, many: String) -> String {
    if !list.isCountExact { return "More than \(list.count) \(many)" }
    return list.count == 1 ? "1 \(one)" : "\(list.count) \(many)"
}
