import Domain

extension PlaceInList {
    /// Reads the page at this place. If what is beside it is gone, or if nothing is on that side of it, the first page.
    ///
    /// - Parameters:
    ///   - position: where something is in the list; nil if it is not there.
    ///   - items: so many items after a position, or before it, nearest first; from the start without a position.
    func page<Position, Item>(
        _ position: (Neighbour) throws -> Position?,
        reading items: (_ from: Position?, _ isBackwards: Bool, _ limit: Int) throws -> [Item]
    ) rethrows -> (items: [Item], hasEarlier: Bool, hasLater: Bool) {
        let size = ListLimits.pageSize
        switch self {
        case .start: break
        case .after(let neighbour):
            guard let position = try position(neighbour) else { break }
            let found = try items(position, false, size + 1)
            if found.isEmpty { break }
            return (Array(found.prefix(size)), true, found.count > size)
        case .before(let neighbour):
            guard let position = try position(neighbour) else { break }
            let found = try items(position, true, size + 1)
            // Close to the start, the first page is shown in full.
            if found.count <= size { break }
            return (found.prefix(size).reversed(), true, true)
        }
        let found = try items(nil, false, size + 1)
        return (Array(found.prefix(size)), false, found.count > size)
    }
}
