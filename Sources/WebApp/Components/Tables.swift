import HTML

enum SortDirection: String, Sendable {
    case ascending, descending
}

/// A table that is shown as a list of cards on a phone.
///
/// - Parameters:
///   - head: cells by ``headCell(_:cssClass:)`` or ``sortHeader(_:isSorted:link:)``.
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

func headCell(_ label: String, cssClass: String? = nil) -> HTML {
    "<th scope=\"col\"\(attribute: "class", cssClass)>\(label)</th>"
}

/// - Parameter isSorted: nil when the table is sorted by another column.
func sortHeader(_ label: String, isSorted: SortDirection?, link: Link, cssClass: String? = nil) -> HTML {
    """
    <th scope="col"\(attribute: "aria-sort", isSorted?.rawValue)\(attribute: "class", cssClass)><a class="sort" href="\(link)">\(label)</a></th>
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
