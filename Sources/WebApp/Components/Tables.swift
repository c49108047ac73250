import HTML

enum SortDirection: String, Sendable {
    case ascending, descending
}

/// The kind of contents of a table's column, which decides its width: the style sheet has a width for each, so that the
/// tables of one page line up. Titles and texts share the width that is left.
enum Column: String, Sendable {
    case title, text, select, severity, strength, day, time, name, names, address, record, count, action, actions
    /// A time on two lines.
    case moment
    /// A length of time.
    case span
    case state
    /// Two states, or one with a long name.
    case states
    /// A figure of a table of numbers, aligned at its end.
    case number
}

/// A table. On a phone its rows are cards: each cell with its label, or, in a table with the class `list`, the title
/// and one line with the most important cells, without those of the classes `detail` and `spare`.
///
/// - Parameters:
///   - head: cells by ``headCell(_:_:isDetail:)`` or ``sortHeader(_:_:isSorted:link:)``.
///   - rows: `<tr>` with ``cell(_:_:cssClass:)`` and ``rowHead(_:)``.
func dataTable(caption: String, head: HTML, rows: HTML, cssClass: String = "", hidesCaption: Bool = false) -> HTML {
    """
    <table class="data-table \(cssClass)">
    <caption\(attribute: "class", hidesCaption ? "visually-hidden" : nil)>\(caption)</caption>
    <thead><tr>\(head)</tr></thead>
    <tbody>
    \(rows)
    </tbody>
    </table>
    """
}

/// - Parameter isDetail: whether the column is left out where there is no room; its cells have the class `detail`.
func headCell(_ label: String, _ column: Column = .text, isDetail: Bool = false) -> HTML {
    "<th scope=\"col\" class=\"\(column.cssClass)\(isDetail ? " detail" : "")\">\(label)</th>"
}

/// - Parameter isSorted: nil when the table is sorted by another column.
func sortHeader(
    _ label: String, _ column: Column = .text, isSorted: SortDirection?, link: Link, isDetail: Bool = false
) -> HTML {
    """
    <th scope="col" class="\(column.cssClass)\(isDetail ? " detail" : "")"\(attribute: "aria-sort", isSorted?.rawValue)>\
    <a class="sort" href="\(link)">\(label)</a></th>
    """
}

/// - Parameter label: the heading of its column, shown beside the cell on a phone.
func cell(_ label: String, _ contents: HTML, cssClass: String? = nil) -> HTML {
    "<td data-label=\"\(label)\"\(attribute: "class", cssClass)>\(contents)</td>"
}

/// The cell that names its row.
func rowHead(_ contents: HTML) -> HTML {
    "<th scope=\"row\">\(contents)</th>"
}

extension Column {
    fileprivate var cssClass: String { self == .number ? "number" : "col-\(rawValue)" }
}
