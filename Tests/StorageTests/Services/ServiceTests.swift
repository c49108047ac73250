import Domain
import Foundation
import Testing

@testable import Storage

struct ServiceTests {
    private let office: Office

    init() async throws {
        office = try await Office()
    }

    @Test func `a service has a name, a purpose, a team and an address`() async throws {
        let team = try await office.change(as: office.asBo) { try $0.createTeam(name: "Payments") }
        let id = try await create("Card payments (EU)", purpose: "Takes the money.", team: team)
        let row = try await office.read(as: office.asBo) { try $0.serviceSummaries().first }
        #expect(row?.service.id == id)
        #expect(row?.service.slug == "card-payments-eu")
        #expect(row?.teamName == "Payments")
        #expect(row?.incidentCount == 0)
    }

    @Test func `two services cannot have one address, whatever their names look like`() async throws {
        _ = try await create("Web shop")
        for name in ["Web shop", " web  SHOP ", "web/shop", "WEB-SHOP!"] {
            #expect(try await office.refusedFields { _ = try await create(name) } == ["name"])
        }
    }

    @Test(arguments: ["", "  ", "---", "!?", "\u{200D}"])
    func `a name without a letter or digit is refused`(name: String) async throws {
        #expect(try await office.refusedFields { _ = try await create(name) } == ["name"])
    }

    @Test func `an edit is written with what was before and after`() async throws {
        let id = try await create("Web shop")
        try await office.change(as: office.asBo) { try $0.edit(id, ServiceEdit(name: "Shop", purpose: "Sells pumps.")) }
        let entry = try await office.read(as: office.asAlma) { try $0.historyOfSettings().first }
        #expect(
            entry?.changes == [
                FieldChange(field: "Name", from: "Web shop", to: "Shop"),
                FieldChange(field: "Purpose", from: "", to: "Sells pumps."),
            ])
        #expect(try await office.read(as: office.asBo) { try $0.service(id)?.slug } == "shop")
    }

    @Test func `counts hold only what the asker may see`() async throws {
        let id = try await create("Web shop")
        for isDeleted in [false, true] {
            try await office.change(as: office.asBo) { change in
                let incident: ID<Incident> = try change.insert(
                    "INSERT INTO incident (title, kind, severity, state, declared_at, updated_at, deleted_at) VALUES ('x', 'incident', 1, 'reported', 0, 0, ?)",
                    [isDeleted ? 1 : nil])
                try change.run(
                    "INSERT INTO incident_service (incident_id, service_id) VALUES (?, ?)",
                    [incident.rawValue, id.rawValue])
                try change.record(.incident(incident), "declared it")
            }
        }
        #expect(try await office.read(as: office.asBo) { try $0.serviceSummaries().first?.incidentCount } == 1)
        #expect(try await office.read(as: .nobody) { try $0.serviceSummaries().isEmpty && $0.services().isEmpty })
    }

    @Test func `a deleted service comes back as it was, unless its name is taken`() async throws {
        let id = try await create("Web shop", purpose: "Sells pumps.")
        let before = try await office.read(as: office.asBo) { try $0.service(id) }
        try await office.change(as: office.asAlma) { try $0.deleteService(id) }
        #expect(try await office.read(as: office.asBo) { try $0.service(id) } == nil)
        #expect(try await office.read(as: office.asAlma) { try $0.deletedServices().map(\.id) } == [id])
        try await office.change(as: office.asAlma) { try $0.restoreService(id) }
        #expect(try await office.read(as: office.asBo) { try $0.service(id) } == before)

        try await office.change(as: office.asAlma) { try $0.deleteService(id) }
        let other = try await create("Web shop")
        #expect(
            try await office.refusedFields { try await office.change(as: office.asAlma) { try $0.restoreService(id) } }
                == ["name"])
        #expect(other != id)
    }

    @Test func `members add and edit, administrators delete, others do nothing`() async throws {
        let id = try await create("Web shop")
        #expect(
            try await office.refusedFields { try await office.change(as: office.asBo) { try $0.deleteService(id) } }
                == [""])
        let attempts: [@Sendable (Change) throws -> Void] = [
            { _ = try $0.createService(ServiceEdit(name: "X")) }, { try $0.edit(id, ServiceEdit(name: "X")) },
            { _ = try $0.createTeam(name: "X") }, { _ = try $0.service(named: "X") },
        ]
        for attempt in attempts {
            #expect(try await office.refusedFields { try await office.change(as: .nobody, attempt) } == [""])
        }
    }

    @Test func `an import finds a service by its name or makes it`() async throws {
        let id = try await create("Web shop")
        let (found, made) = try await office.change(as: office.asBo) {
            (try $0.service(named: "WEB SHOP"), try $0.service(named: "Ledger"))
        }
        #expect(found == id)
        #expect(made != id)
        #expect(try await office.change(as: office.asBo) { try $0.service(named: "ledger") } == made)
    }

    @Test func `a team that is gone cannot be chosen`() async throws {
        #expect(try await office.refusedFields { _ = try await create("Web shop", team: ID(99)) } == ["team"])
    }

    @Test func `a deleted team leaves its services without an owner until it is restored`() async throws {
        let team = try await office.change(as: office.asBo) { try $0.createTeam(name: "Payments") }
        _ = try await create("Ledger", team: team)
        #expect(try await office.read(as: office.asBo) { try $0.teamSummaries().first?.serviceCount } == 1)
        try await office.change(as: office.asAlma) { try $0.deleteTeam(team) }
        #expect(try await office.read(as: office.asBo) { try $0.serviceSummaries().first?.teamName } == .some(nil))
        try await office.change(as: office.asAlma) { try $0.restoreTeam(team) }
        #expect(try await office.read(as: office.asBo) { try $0.serviceSummaries().first?.teamName } == "Payments")
    }

    @Test func `teams are renamed, and no two are called alike`() async throws {
        let team = try await office.change(as: office.asBo) { try $0.createTeam(name: "Payments") }
        _ = try await office.change(as: office.asBo) { try $0.createTeam(name: "Platform") }
        try await office.change(as: office.asBo) { try $0.renameTeam(team, to: "Payments & ledger") }
        #expect(
            try await office.read(as: office.asBo) { try $0.teams().map(\.slug) } == ["payments-ledger", "platform"])
        #expect(
            try await office.refusedFields {
                try await office.change(as: office.asBo) { try $0.renameTeam(team, to: "platform") }
            }
                == ["name"])
    }

    private func create(_ name: String, purpose: String = "", team: ID<Team>? = nil) async throws -> ID<Service> {
        try await office.change(as: office.asBo) {
            try $0.createService(ServiceEdit(name: name, purpose: purpose, teamID: team))
        }
    }
}
