import Domain
import Foundation

extension Change {
    package func handOverPremortem(_ id: ID<Premortem>, to person: ID<Person>) throws {
        _ = try requireFacilitator(of: id)
        try setFacilitator(of: id, person, "handed \(id.key) over")
    }

    /// Takes over as facilitator when the previous one has disappeared.
    ///
    /// - Parameter lastSeen: the last time the facilitator was active.
    package func takeOverPremortem(_ id: ID<Premortem>, lastSeen: Date) throws {
        try require(.contributor, on: .premortem(id))
        let premortem = try requirePremortem(id)
        guard let person = asker.personID else { throw Refusal("Only a person can take over.") }
        if premortem.facilitatorID == person { return }
        guard premortem.facilitatorID == nil || premortem.canBeTakenOver(lastSeen: lastSeen, at: now) else {
            throw Refusal("The facilitator is here. Ask them to hand over.")
        }
        try joinPremortem(id)
        try setFacilitator(of: id, person, "took over \(id.key)")
    }

    private func setFacilitator(of id: ID<Premortem>, _ person: ID<Person>, _ action: String) throws {
        guard let name = try reading.personName(person),
            try reading.participants(of: id).contains(where: { $0.personID == person })
        else { throw Refusal(field: "person", "Choose a participant who has an account.") }
        try requireNamed([person], in: .premortem(id), field: "person")
        try run(
            "UPDATE premortem SET facilitator_id = ?, version = version + 1 WHERE id = ?",
            [person.rawValue, id.rawValue])
        try record(.premortem(id), action, changes: [FieldChange(field: "Facilitator", from: "", to: name)])
        try announcePremortem(id)
    }

    func requireFacilitator(of id: ID<Premortem>) throws -> Premortem {
        try require(.contributor, on: .premortem(id))
        let premortem = try requirePremortem(id)
        if case .command = asker { return premortem }
        guard premortem.facilitatorID == asker.personID else {
            throw Refusal("Only the facilitator can do this.")
        }
        return premortem
    }
}
