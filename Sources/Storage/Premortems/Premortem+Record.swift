import Domain
import Foundation

extension Premortem {
    static let columns = """
        p.id, p.title, p.launch_id, p.script, p.anonymity, p.pace, p.phase, p.phase_since, p.ends_at, p.facilitator_id, \
        p.join_code, p.allows_guests, p.dots, p.look_back_on, p.decision, p.decision_note, p.decided_at, p.closed_at, \
        p.looked_back_at, p.look_back_note, p.version, p.plan, p.is_private
        """

    init(_ columns: inout Columns) throws {
        let id: Domain.ID<Premortem> = columns.id()
        let title = columns.text()
        let launch: Domain.ID<Launch>? = columns.optionalID()
        let script = try JSONDecoder().decode(PremortemScript.self, from: Data(columns.text().utf8))
        let anonymity: Anonymity = try columns.value()
        let pace: Pace = try columns.value()
        let phase: PremortemPhase = try columns.value()
        let since = columns.date()
        let endsAt = columns.optionalDate()
        let facilitator: Domain.ID<Person>? = columns.optionalID()
        guard let code = JoinCode(columns.text()) else { throw StorageFault("PRE-\(id) has no code") }
        self.init(
            id: id, title: title, launchID: launch, script: script, anonymity: anonymity, pace: pace, phase: phase,
            phaseSince: since, endsAt: endsAt, facilitatorID: facilitator, joinCode: code,
            allowsGuests: columns.bool(), dots: columns.int(), lookBackOn: columns.optionalDay(),
            decision: columns.optionalValue(), decisionNote: columns.text(), decidedAt: columns.optionalDate(),
            closedAt: columns.optionalDate(), lookedBackAt: columns.optionalDate(), lookBackNote: columns.text(),
            version: columns.int(), plan: columns.text(), isPrivate: columns.bool())
    }
}

extension Reading {
    package func premortem(_ id: ID<Premortem>) throws -> Premortem? {
        try first(
            "SELECT \(Premortem.columns) FROM premortem AS p WHERE p.id = ? AND \(visiblePremortem("p"))", [id.rawValue]
        ) { try Premortem(&$0) }
    }

    package func services(of premortem: ID<Premortem>) throws -> [Service] {
        try services(
            in: "premortem_service", of: "premortem_id", premortem.rawValue,
            if: visibleThroughPremortem("l.premortem_id"))
    }

    /// The name of a guest in the audit log.
    func guestName(_ id: ID<Participant>) throws -> String {
        try first("SELECT guest_name || ' (guest)' FROM premortem_participant WHERE id = ?", [id.rawValue]) {
            $0.text()
        }
            ?? ""
    }
}
