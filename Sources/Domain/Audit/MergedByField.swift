/// What the form of one thing holds, at one version: what an edit that comes late was made from, and what Undo goes back to.
///
/// It is stored as JSON under the names of its properties. A property that gets another name needs its old one as its coding
/// key, or the edits of before can no longer be taken back.
package protocol MergedByField: Equatable, Codable, Sendable {
    /// How each field takes an edit that comes late. Every stored property is among them.
    static var fields: [MergedField<Self>] { get }
}

extension MergedByField {
    /// What becomes of an edit that was made from an earlier version: each field that the edit changed is as the edit says, each
    /// other as it is now.
    ///
    /// - Parameters:
    ///   - base: the version that the edit was made from.
    ///   - current: the stored one.
    ///   - isLast: whether the edit also changes what somebody else has changed since: not so when it takes something back.
    package func merged(base: Self, current: Self, isLast: Bool = true) -> Self {
        var result = current
        for field in Self.fields { field.take(self, base, isLast, &result) }
        return result
    }
}

/// How one field of a form takes an edit that comes late.
package struct MergedField<Edit> {
    /// The result holds what is stored now.
    fileprivate let take: (_ mine: Edit, _ base: Edit, _ isLast: Bool, _ result: inout Edit) -> Void

    /// The last one wins, as a whole.
    package static func whole<Value: Equatable>(_ path: WritableKeyPath<Edit, Value>) -> MergedField {
        MergedField { mine, base, isLast, result in
            if mine[keyPath: path] == base[keyPath: path] { return }
            if isLast || result[keyPath: path] == base[keyPath: path] { result[keyPath: path] = mine[keyPath: path] }
        }
    }

    /// Word by word.
    package static func prose(_ path: WritableKeyPath<Edit, String>) -> MergedField {
        MergedField { mine, base, _, result in
            let merge = TextMerge(
                base: base[keyPath: path], theirs: result[keyPath: path], mine: mine[keyPath: path])
            result[keyPath: path] = merge.text
        }
    }

    /// Entry by entry: what was added is there, what was taken out is not.
    package static func entries<Element>(_ path: WritableKeyPath<Edit, Set<Element>>) -> MergedField {
        MergedField { mine, base, _, result in
            let (mine, base) = (mine[keyPath: path], base[keyPath: path])
            result[keyPath: path].formUnion(mine.subtracting(base))
            result[keyPath: path].subtract(base.subtracting(mine))
        }
    }

    /// The last one wins under each key.
    package static func each<Key, Value: Equatable>(_ path: WritableKeyPath<Edit, [Key: Value]>) -> MergedField {
        MergedField { mine, base, isLast, result in
            for key in Set(mine[keyPath: path].keys).union(base[keyPath: path].keys) {
                MergedField.whole(path.appending(path: \.[key])).take(mine, base, isLast, &result)
            }
        }
    }
}
