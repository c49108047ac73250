/// An error for a request that cannot be carried out as asked, in sentences for the person who made it. Nothing was
/// changed.
package struct Refusal: Error, Equatable, Sendable {
    package struct Problem: Equatable, Sendable {
        /// The name of the value with the problem, as a rule calls it: a value such as `ends_at`, or a part of a record
        /// such as `section-impact`. Pages give the field or the part the same name. Nil if the problem concerns
        /// everything.
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

    /// All sentences joined, for places without fields to show them beside.
    package var words: String { problems.map(\.sentence).joined(separator: " ") }
}

/// Collects all problems with an input, so that a person sees them all at once.
package struct Problems {
    private var found: [Refusal.Problem] = []

    package init() {}

    package var sentences: [String] { found.map(\.sentence) }

    package mutating func add(field: String? = nil, _ sentence: String) {
        found.append(Refusal.Problem(field: field, sentence))
    }

    /// Returns the value, or notes its problem and returns nil.
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
