/// How one field of a form is stored and merged with a late edit.
package struct MergedField<Edit> {
    /// The name of the field in stored edits. It never changes, even if the property is renamed; see ``MergedByField``.
    package let name: String
    /// The result already holds the stored value.
    let take: (_ mine: Edit, _ base: Edit, _ isLast: Bool, _ result: inout Edit) -> Void
    let write: (_ edit: Edit, _ container: inout KeyedEncodingContainer<FieldName>) throws -> Void
    /// False if the value is missing or cannot be read.
    let read: (_ container: KeyedDecodingContainer<FieldName>, _ edit: inout Edit) -> Bool

    /// A field with a merge of its own. The result already holds the stored value.
    package init<Value: Codable>(
        _ name: String, _ path: WritableKeyPath<Edit, Value>,
        merge: @escaping (_ mine: Value, _ base: Value, _ isLast: Bool, _ result: inout Value) -> Void
    ) {
        self.name = name
        take = { mine, base, isLast, result in
            merge(mine[keyPath: path], base[keyPath: path], isLast, &result[keyPath: path])
        }
        // An empty value is written as null, so a missing name means that the release did not know the field.
        write = { edit, container in try container.encode(edit[keyPath: path], forKey: FieldName(stringValue: name)) }
        read = { container, edit in
            guard let value = try? container.decode(Value.self, forKey: FieldName(stringValue: name)) else {
                return false
            }
            edit[keyPath: path] = value
            return true
        }
    }

    /// The last value wins as a whole.
    package static func whole<Value: Codable & Equatable>(
        _ name: String, _ path: WritableKeyPath<Edit, Value>
    ) -> MergedField {
        MergedField(name, path, merge: FieldMerge.whole)
    }

    /// Merged word by word.
    package static func prose(_ name: String, _ path: WritableKeyPath<Edit, String>) -> MergedField {
        MergedField(name, path) { mine, base, _, result in
            result = TextMerge(base: base, theirs: result, mine: mine).text
        }
    }

    /// Merged entry by entry: added entries are in the result, removed entries are not.
    package static func entries<Element: Codable>(
        _ name: String, _ path: WritableKeyPath<Edit, Set<Element>>
    ) -> MergedField {
        MergedField(name, path) { mine, base, _, result in FieldMerge.entries(mine, base, &result) }
    }

    /// The last value wins for each key.
    package static func each<Value: Codable & Equatable>(
        _ name: String, _ path: WritableKeyPath<Edit, [String: Value]>
    ) -> MergedField {
        MergedField(name, path) { mine, base, isLast, result in
            for key in Set(mine.keys).union(base.keys) {
                FieldMerge.whole(mine[key], base[key], isLast, &result[key])
            }
        }
    }

    /// The same field of a value that contains this one.
    package func within<Whole>(_ path: WritableKeyPath<Whole, Edit>) -> MergedField<Whole> {
        MergedField<Whole>(
            name: name,
            take: { take($0[keyPath: path], $1[keyPath: path], $2, &$3[keyPath: path]) },
            write: { try write($0[keyPath: path], &$1) },
            read: { read($0, &$1[keyPath: path]) })
    }

    private init(
        name: String, take: @escaping (Edit, Edit, Bool, inout Edit) -> Void,
        write: @escaping (Edit, inout KeyedEncodingContainer<FieldName>) throws -> Void,
        read: @escaping (KeyedDecodingContainer<FieldName>, inout Edit) -> Bool
    ) {
        self.name = name
        self.take = take
        self.write = write
        self.read = read
    }
}

/// The name of a field in a stored edit.
struct FieldName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
