/// The people that a text may speak of by name, beyond the first names that the rules file lists.
package struct WordingPeople: Equatable, Sendable {
    private var names: Set<String> = []

    /// - Parameter names: as they are written, such as “Lena Fischer”; each part of a name is known by itself.
    package init(names: some Sequence<String>) {
        for name in names {
            for part in name.split(whereSeparator: { $0 == " " || $0 == "." || $0 == "," }) where part.utf8.count > 1 {
                self.names.insert(part.lowercased())
            }
        }
    }

    package static let nobody = WordingPeople(names: EmptyCollection())

    func contains(_ word: String) -> Bool { names.contains(word) }
}
