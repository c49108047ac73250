/// A list with the number of all its items.
package protocol CountedList {
    /// The total number of items; see ``isCountExact``.
    var count: Int { get }
    /// False if counting stopped at ``ListLimits/counted``: there are at least that many.
    var isCountExact: Bool { get }
}

/// One page of a list that is short enough to be paged by numbers.
package struct ListPage<Item: Sendable>: CountedList, Sendable {
    package let items: [Item]
    /// Counted from 1.
    package let number: Int
    package let count: Int
    package let isCountExact: Bool

    package init(items: [Item], number: Int, count: Int) {
        self.items = items
        self.number = number
        self.count = min(count, ListLimits.counted)
        isCountExact = count <= ListLimits.counted
    }

    package var pageCount: Int { max(1, (count + ListLimits.pageSize - 1) / ListLimits.pageSize) }
}

package enum ListLimits {
    package static let pageSize = 50
    /// Counting a long list costs more than showing part of it, so counting stops here. Nobody reads the fortieth page;
    /// people narrow the list instead, or go through it page by page.
    package static let counted = 2_000
    package static let lastPage = counted / pageSize

    /// The number of items before a page. A page before the first counts as the first; pages far beyond the last are
    /// empty.
    package static func offset(ofPage page: Int) -> Int { (min(max(page, 1), lastPage + 1) - 1) * pageSize }
}
