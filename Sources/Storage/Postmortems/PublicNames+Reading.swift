import Domain

extension Reading {
    /// The names of the given people who chose to be named on published pages.
    package func namesInPublic(of people: Set<ID<Person>>) throws -> [ID<Person>: String] {
        let named = try people.sorted().compactMap { id in
            try first(
                "SELECT p.id, p.name FROM person AS p WHERE p.id = ? AND p.is_named_in_public = 1 AND \(seesOrganisation)",
                [id.rawValue]
            ) { (id: $0.id(Person.self), name: $0.text()) }
        }
        return Dictionary(named.map { ($0.id, $0.name) }) { first, _ in first }
    }
}
