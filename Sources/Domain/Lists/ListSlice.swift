/// A page of a long list, with the pages before and after it.
package protocol PagedList {
    associatedtype Item
    var items: [Item] { get }
    var hasEarlier: Bool { get }
    var hasLater: Bool { get }
}

/// A page of a long list. It is found by the record beside it, so reading it costs the same wherever it is, and it does
/// not shift when the list changes.
package struct ListSlice<Item: Sendable>: CountedList, PagedList, Sendable {
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

}

extension PagedList {
    /// Whether the whole list is on this page.
    package var isWhole: Bool { !hasEarlier && !hasLater }
}

/// The place of a page in a long list: its start, or beside one of its items.
package enum PlaceInList<Neighbour: Hashable & Sendable>: Hashable, Sendable {
    case start
    case after(Neighbour)
    case before(Neighbour)
}

/// The place of a page in a list of records of one kind.
package typealias ListPlace<Record> = PlaceInList<ID<Record>>
