/// A page of a long list. It is found by the record beside it, so reading it costs the same wherever it is, and it does
/// not shift when the list changes.
package struct ListSlice<Item: Sendable>: CountedList, Sendable {
    /// At most ``ListLimits/pageSize``.
    package let items: [Item]
    package let count: Int
    package let isCountExact: Bool
    package let hasEarlier: Bool
    package let hasLater: Bool

    package init(items: [Item], count: Int, hasEarlier: Bool, hasLater: Bool) {
        self.items = items
        self.count = min(count, ListLimits.counted)
        isCountExact = count <= ListLimits.counted
        self.hasEarlier = hasEarlier
        self.hasLater = hasLater
    }

    /// Whether the whole list is on this page.
    package var isWhole: Bool { !hasEarlier && !hasLater }
}

/// The place of a page in a long list: its start, or beside a record.
package enum ListPlace<Record>: Hashable, Sendable {
    case start
    case after(ID<Record>)
    case before(ID<Record>)
}
