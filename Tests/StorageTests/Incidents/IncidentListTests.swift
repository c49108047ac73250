import Domain
import Foundation
import Testing

@testable import Storage

struct IncidentListTests {
    /// Five incidents, one a minute: B sev3 · a sev1 near miss · C sev3 drill, active · d sev5, dismissed · E sev1.
    private func office() async throws -> Office {
        let office = try await Office()
        let declared: [(String, Severity, IncidentKind)] = [
            ("B", .sev3, .incident), ("a", .sev1, .nearMiss), ("C", .sev3, .drill), ("d", .sev5, .incident),
            ("E", .sev1, .incident),
        ]
        for (minute, (title, severity, kind)) in declared.enumerated() {
            try await office.change(as: office.asBo, at: Office.morning.after(minutes: Double(minute))) {
                _ = try $0.declare(IncidentDeclaration(title: title, severity: severity, kind: kind))
            }
        }
        try await office.change(as: office.asBo, at: Office.morning.after(minutes: 60)) {
            try $0.move(ID(3), to: .active)
        }
        try await office.change(as: office.asBo, at: Office.morning.after(minutes: 61)) {
            try $0.move(ID(4), to: .dismissed, reason: "no")
        }
        try await office.change(as: office.asBo, at: Office.morning.after(minutes: 62)) { change in
            let ledger = try change.createService(ServiceEdit(name: "Ledger"))
            let checkout = try change.createService(ServiceEdit(name: "Checkout"))
            let touched: [(id: ID<Incident>, services: Set<ID<Service>>)] = [
                (ID(1), [ledger]), (ID(2), [ledger, checkout]),
            ]
            for incident in touched {
                var edit = try change.edit(of: incident.id)
                edit.services = incident.services
                try change.edit(incident.id, edit, from: 1)
            }
        }
        return office
    }

    @Test func `the latest come first unless another order is asked for`() async throws {
        let office = try await office()
        let orders: [(IncidentQuery, String)] = [
            (IncidentQuery(), "EdCaB"), (IncidentQuery(isAscending: true), "BaCdE"),
            (IncidentQuery(order: .severity, isAscending: true), "EaCBd"), (IncidentQuery(order: .severity), "dCBEa"),
            (IncidentQuery(order: .title, isAscending: true), "aBCdE"), (IncidentQuery(order: .title), "EdCBa"),
            (IncidentQuery(order: .updated), "aBdCE"), (IncidentQuery(order: .updated, isAscending: true), "ECdBa"),
        ]
        for (query, titles) in orders {
            let list = try await office.read(as: office.asBo) { try $0.incidents(query) }
            #expect(list.items.map(\.title).joined() == titles, "\(query.order) \(query.isAscending)")
            #expect(list.count == 5)
        }
    }

    @Test func `filters narrow the list, and several narrow it further`() async throws {
        let office = try await office()
        let filters: [(IncidentQuery, String)] = [
            (IncidentQuery(states: [.reported]), "EB"), (IncidentQuery(states: [.active, .dismissed]), "dC"),
            (IncidentQuery(severities: [.sev1]), "Ea"), (IncidentQuery(severities: [.sev5, .sev3]), "dCB"),
            (IncidentQuery(kinds: [.nearMiss, .drill]), "Ca"), (IncidentQuery(service: "ledger"), "aB"),
            (IncidentQuery(service: "checkout"), "a"), (IncidentQuery(service: "no-such"), ""),
            (IncidentQuery(states: [.reported], severities: [.sev1], kinds: [.incident]), "E"),
            (IncidentQuery(states: [.closed]), ""), (IncidentQuery(service: "' OR 1=1 --"), ""),
        ]
        for (query, titles) in filters {
            let list = try await office.read(as: office.asBo) { try $0.incidents(query) }
            #expect(list.items.map(\.title).joined() == titles, "\(query)")
            #expect(list.count == titles.count)
        }
    }

    @Test func `a row shows the services by name and where the postmortem stands`() async throws {
        let office = try await office()
        try await office.change(as: office.asBo) {
            try $0.markPostmortemNotRequired(for: ID(2), reason: "Nothing happened.")
        }
        let row = try await office.read(as: office.asBo) { try $0.incidentSummary(ID(2)) }
        #expect(row?.services == ["Checkout", "Ledger"])
        #expect(row?.postmortem == .notRequired)
        #expect(row?.key.description == "INC-2")
    }

    /// An incident of last month, entered this morning after it was over.
    private func past(_ office: Office) async throws -> ID<Incident> {
        try await office.change(as: office.asBo, at: Office.morning.after(minutes: 90)) { change in
            let id = try change.declare(IncidentDeclaration(title: "old", severity: .sev1))
            try change.setTimes(
                of: id,
                IncidentTimes([
                    .started: Moment(Office.morning.after(days: -30)),
                    .resolved: Moment(Office.morning.after(days: -29)),
                ]))
            return id
        }
    }

    @Test func `the time it happened is its start, else when it was noticed, else when it was declared`() async throws {
        let office = try await office()
        let id = try await past(office)
        func happened() async throws -> Date? {
            try await office.read(as: office.asBo) { try $0.incidentSummary(id)?.happenedAt }
        }
        #expect(try await happened() == Office.morning.after(days: -30))
        let times: [(IncidentTimes, Date)] = [
            (
                IncidentTimes([.started: .unknown(), .noticed: Moment(Office.morning.after(days: -3))]),
                Office.morning.after(days: -3)
            ),
            (IncidentTimes([.resolved: Moment(Office.morning)]), Office.morning.after(minutes: 90)),
            (IncidentTimes(), Office.morning.after(minutes: 90)),
        ]
        for (marks, expected) in times {
            try await office.change(as: office.asBo) { try $0.setTimes(of: id, marks) }
            #expect(try await happened() == expected)
        }
    }

    @Test func `an incident of the past is where it happened, and is found by its days`() async throws {
        let office = try await office()
        _ = try await past(office)
        func titles(_ query: IncidentQuery) async throws -> String {
            try await office.read(as: office.asBo) { try $0.incidents(query).items.map(\.title).joined(separator: " ") }
        }
        #expect(try await titles(IncidentQuery()) == "E d C a B old")
        #expect(try await titles(IncidentQuery(order: .declared)) == "old E d C a B")
        let today = Day(daysSince1970: Int(Office.morning.timeIntervalSince1970 / 86_400))
        #expect(try await titles(IncidentQuery(happenedTo: today.adding(days: -1))) == "old")
        #expect(try await titles(IncidentQuery(happenedFrom: today, happenedTo: today)) == "E d C a B")
        #expect(try await titles(IncidentQuery(happenedFrom: today.adding(days: 1))) == "")
        #expect(try await titles(IncidentQuery(isOngoing: true)) == "E C B")
    }

    @Test func `an incident of the past is not going on`() async throws {
        let office = try await office()
        let id = try await past(office)
        func ongoing() async throws -> [String] {
            try await office.read(as: office.asBo) { try $0.incidentsOngoing(atMost: 10).map(\.title) }
        }
        #expect(try await ongoing() == ["E", "C", "B"])
        try await office.change(as: office.asBo) { try $0.move(id, to: .active) }
        #expect(try await ongoing().contains("old"))
    }

    @Test func `those that still hurt are listed, the worst first`() async throws {
        let office = try await office()
        #expect(
            try await office.read(as: office.asBo) { try $0.incidentsOngoing(atMost: 10).map(\.title) } == [
                "E", "C", "B",
            ])
        #expect(
            try await office.read(as: office.asBo) { try $0.incidentsOngoing(atMost: 2).map(\.title) } == ["E", "C"])
    }
}
