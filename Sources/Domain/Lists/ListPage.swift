/// One page of a list.
package struct ListPage<Item: Sendable>: Sendable {
    package let items: [Item]
    /// Counted from 1.
    package let number: Int
    /// How many there are in all; see ``isCountExact``.
    package let count: Int
    /// False where counting stopped at ``ListLimits/counted``: there are at least that many.
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
    /// Counting a long list costs more than showing a part of it, so it stops here. Nobody reads the fortieth page: they
    /// narrow the list.
    package static let counted = 2_000
    package static let lastPage = counted / pageSize

    /// How many items stand before a page. A page before the first is the first; pages far behind the last are empty.
    package static func offset(ofPage page: Int) -> Int { (min(max(page, 1), lastPage + 1) - 1) * pageSize }
}
