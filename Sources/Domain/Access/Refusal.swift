/// Something a person asked for that cannot be done as asked, in sentences for that person. Nothing was changed.
package struct Refusal: Error, Equatable, Sendable {
    package struct Problem: Equatable, Sendable {
        /// The name of the form field it belongs to, or nil where it concerns the whole.
        package let field: String?
        package let sentence: String

        package init(field: String? = nil, _ sentence: String) {
            self.field = field
            self.sentence = sentence
        }
    }

    package let problems: [Problem]

    package init(_ problems: [Problem]) {
        self.problems = problems
    }

    package init(field: String? = nil, _ sentence: String) {
        problems = [Problem(field: field, sentence)]
    }

    /// All sentences after one another, for where there are no fields beside which they could stand.
    package var words: String { problems.map(\.sentence).joined(separator: " ") }
}

/// Collects everything that is wrong with an input, so that a person sees all of it at once.
package struct Problems {
    private var found: [Refusal.Problem] = []

    package init() {}

    package mutating func add(field: String? = nil, _ sentence: String) {
        found.append(Refusal.Problem(field: field, sentence))
    }

    /// The value, or nil with its problem noted.
    package mutating func checking<Value>(_ body: () throws(Refusal) -> Value) -> Value? {
        do {
            return try body()
        } catch {
            found += error.problems
            return nil
        }
    }

    /// - Throws: ``Refusal`` if anything was added.
    package func throwIfAny() throws(Refusal) {
        if !found.isEmpty { throw Refusal(found) }
    }
}
