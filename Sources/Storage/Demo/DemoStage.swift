import Domain
import Foundation

/// The transaction in which the demo story is created: its records are marked as part of the story, and its people act
/// at the story's own times.
package struct DemoStage {
    let change: Change

    package var now: Date { change.now }
    package var reading: Reading { change.reading }

    /// This transaction at another time, on behalf of a person in the story; never later than now.
    package func acting(_ person: ID<Person>, at instant: Date) -> Change {
        Change(reading: change.reading.acting(as: .person(person, .reviewer)), now: min(instant, change.now))
    }

    /// The team with this name, created for the story if it does not exist.
    package func team(named name: String) throws -> ID<Team> {
        let isNew = try reading.teams().allSatisfy { $0.slug != Slug.make(from: name) }
        let id = try change.team(named: name)
        if isNew { try change.markAsDemo(.team(id)) }
        return id
    }

    /// The service with this name, created for the story if it does not exist.
    package func service(_ edit: ServiceEdit) throws -> ID<Service> {
        guard try reading.services().allSatisfy({ $0.slug != Slug.make(from: edit.name) }) else {
            return try change.service(named: edit.name)
        }
        let id = try change.createService(edit)
        try change.markAsDemo(.service(id))
        return id
    }

    /// A person in the story, who cannot sign in. If a real person has the address, another one is used.
    package func person(named name: String, email: String) throws -> ID<Person> {
        var address = email
        while try reading.first("SELECT 1 FROM person WHERE email = ?", [address], { $0.int() }) != nil {
            address = "demo." + address
        }
        let id = try change.createPerson(name: name, email: address, level: .reviewer, zone: "UTC", passwordHash: nil)
        try change.markAsDemo(.person(id))
        return id
    }

    package func addAuthor(_ person: ID<Person>, to postmortem: ID<Postmortem>) throws {
        try change.addAuthor(person, to: postmortem)
    }

    /// The group that a card of a pre-mortem is in.
    package func risk(ofCard card: ID<Card>) throws -> ID<Risk>? {
        try reading.first("SELECT risk_id FROM premortem_card WHERE id = ?", [card.rawValue]) {
            $0.optionalID(Risk.self)
        } ?? nil
    }
}

extension Change {
    func markAsDemo(_ subject: AuditEntry.Subject) throws {
        let (table, id) = subject.stored
        try run("UPDATE \(table) SET is_demo = 1 WHERE id = ?", [id])
    }
}
