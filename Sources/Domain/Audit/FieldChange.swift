/// The value of one field before and after a change, as a person would read it.
package struct FieldChange: Codable, Equatable, Sendable {
    package let field: String
    package let from: String
    package let to: String

    package init(field: String, from: String, to: String) {
        self.field = field
        self.from = from
        self.to = to
    }
}

/// Collects the fields that an edit changed.
package struct ChangeList {
    package private(set) var changes: [FieldChange] = []

    package init() {}

    package mutating func add(_ field: String, _ from: String, _ to: String) {
        add(field, from, to, isChanged: from != to)
    }

    /// Adds a change that the words may not show, such as from one person to another with the same name.
    package mutating func add(_ field: String, _ from: String, _ to: String, isChanged: Bool) {
        if isChanged { changes.append(FieldChange(field: field, from: from, to: to)) }
    }
}
