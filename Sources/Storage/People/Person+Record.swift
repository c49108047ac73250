import Domain
import Foundation
import GRDB

extension Person {
    static let columns = "p.id, p.name, p.email, p.level, p.zone, p.is_named_in_public, p.created_at, p.deactivated_at"

    init(_ columns: inout Columns) throws {
        self.init(
            id: columns.id(), name: columns.text(), email: columns.text(), level: try columns.value(),
            zone: columns.text(),
            isNamedInPublic: columns.bool(), createdAt: columns.date(), deactivatedAt: columns.optionalDate())
    }
}

/// A person as a row of the administrators' list.
package struct PersonSummary: Equatable, Sendable {
    package let person: Person
    package let hasPassword: Bool
    package let isInDemoStory: Bool
    package let hasSecondFactor: Bool
    package let isErased: Bool
    /// Whether an account at a provider is linked.
    package let hasIdentity: Bool
}

extension Reading {
    package func person(_ id: ID<Person>) throws -> Person? {
        try first("SELECT \(Person.columns) FROM person AS p WHERE p.id = ? AND \(seesOrganisation)", [id.rawValue]) {
            try Person(&$0)
        }
    }

    /// The person with this e-mail address who may use Handrail, whoever asks: it is asked before anybody is signed in.
    /// People in the demo story cannot sign in.
    package func activePerson(email: String) throws -> Person? {
        try first(
            """
            SELECT \(Person.columns) FROM person AS p
            WHERE p.email = ? AND p.deactivated_at IS NULL AND p.is_demo = 0
            """, [email.trimmed.lowercased()]
        ) { try Person(&$0) }
    }

    /// People who can be given work, by name.
    package func people() throws -> [Person] {
        try rows(
            """
            SELECT \(Person.columns) FROM person AS p
            WHERE p.deactivated_at IS NULL AND \(seesOrganisation) ORDER BY p.name COLLATE NOCASE, p.id
            """
        ) { try Person(&$0) }
    }

    /// A page of all people, deactivated ones included, by name, with people in the demo story last; for administrators.
    package func personSummaries(named name: PickedText = PickedText(""), page: Int = 1) throws -> [PersonSummary] {
        guard asker.isAdministrator else { return [] }
        let (condition, arguments) = PickKind.person.named(name, "p")
        return try rows(
            """
            SELECT \(Person.columns), p.password_hash IS NOT NULL, p.is_demo,
                EXISTS (SELECT 1 FROM second_factor AS f WHERE f.person_id = p.id), p.erased_at IS NOT NULL,
                EXISTS (SELECT 1 FROM identity AS i WHERE i.person_id = p.id)
            FROM person AS p WHERE \(condition)
            ORDER BY p.is_demo, p.name COLLATE NOCASE, p.id LIMIT ? OFFSET ?
            """, arguments + StatementArguments([ListLimits.pageSize, ListLimits.offset(ofPage: page)])
        ) {
            PersonSummary(
                person: try Person(&$0), hasPassword: $0.bool(), isInDemoStory: $0.bool(), hasSecondFactor: $0.bool(),
                isErased: $0.bool(), hasIdentity: $0.bool())
        }
    }

    /// The number of all people with such a name; counting stops where lists end.
    package func personCount(named name: PickedText = PickedText("")) throws -> Int {
        guard asker.isAdministrator else { return 0 }
        let (condition, arguments) = PickKind.person.named(name, "p")
        return try count(upTo: ListLimits.counted + 1, "SELECT 1 FROM person AS p WHERE \(condition)", arguments)
    }

    /// Whether there has ever been a real account; people in the demo story do not count. Anybody may ask.
    package func hasPeople() throws -> Bool {
        try first("SELECT 1 FROM person WHERE is_demo = 0 LIMIT 1") { $0.int() } != nil
    }
}
