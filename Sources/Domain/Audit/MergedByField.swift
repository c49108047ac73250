/// The content of a record's form at one version, so that late edits can be merged field by field and edits can be
/// undone.
///
/// The content is stored as JSON under the names of its properties. A renamed property needs its old name as its coding
/// key, or earlier edits can no longer be undone.
package protocol MergedByField: Equatable, Codable, Sendable {
    /// How each field is merged with a late edit. Must list every stored property.
    static var fields: [MergedField<Self>] { get }
}

extension MergedByField {
    /// Merges an edit that is based on an earlier version: fields that the edit changed get its values; all others stay
    /// as they are now.
    ///
    /// - Parameters:
    ///   - base: the version that the edit is based on.
    ///   - current: the stored one.
    ///   - isLast: whether the edit also overwrites fields that somebody else has changed since; false for an undo.
    package func merged(base: Self, current: Self, isLast: Bool = true) -> Self {
        var result = current
        for field in Self.fields { field.take(self, base, isLast, &result) }
        return result
    }
}

/// How one field of a form is merged with a late edit.
package struct MergedField<Edit> {
    /// The result already holds the stored value.
    fileprivate let take: (_ mine: Edit, _ base: Edit, _ isLast: Bool, _ result: inout Edit) -> Void

    /// The last value wins as a whole.
    package static func whole<Value: Equatable>(_ path: WritableKeyPath<Edit, Value>) -> MergedField {
        MergedField { mine, base, isLast, result in
            if mine[keyPath: path] == base[keyPath: path] { return }
            if isLast || result[keyPath: path] == base[keyPath: path] { result[keyPath: path] = mine[keyPath: path] }
        }
    }

    /// Merged word by word.
    package static func prose(_ path: WritableKeyPath<Edit, String>) -> MergedField {
        MergedField { mine, base, _, result in
            let merge = TextMerge(
                base: base[keyPath: path], theirs: result[keyPath: path], mine: mine[keyPath: path])
            result[keyPath: path] = merge.text
        }
    }

    /// Merged entry by entry: added entries are in the result, removed entries are not.
    package static func entries<Element>(_ path: WritableKeyPath<Edit, Set<Element>>) -> MergedField {
        MergedField { mine, base, _, result in
            let (mine, base) = (mine[keyPath: path], base[keyPath: path])
            result[keyPath: path].formUnion(mine.subtracting(base))
            result[keyPath: path].subtract(base.subtracting(mine))
        }
    }

    /// The last value wins for each key.
    package static func each<Key, Value: Equatable>(_ path: WritableKeyPath<Edit, [Key: Value]>) -> MergedField {
        MergedField { mine, base, isLast, result in
            for key in Set(mine[keyPath: path].keys).union(base[keyPath: path].keys) {
                MergedField.whole(path.appending(path: \.[key])).take(mine, base, isLast, &result)
            }
        }
    }
}
