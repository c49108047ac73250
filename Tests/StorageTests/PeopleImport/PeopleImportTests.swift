import Domain
import Foundation
import Testing

@testable import Storage

@Suite("Invitations in bulk")
struct PeopleImportTests {
    private let office: Office
    private let platform: ID<Team>

    init() async throws {
        let office = try await Office()
        self.office = office
        platform = try await office.change(as: office.asAlma) { change in
            let team = try change.createTeam(name: "Platform")
            try change.setMembers(of: team, [office.bo])
            _ = try change.createTeam(name: "Web")
            return team
        }
    }

    private static let list = """
        Name,E-mail,Teams,Level
        Ada Berg,ada@example.org,Web,editor
        ,BO@example.org,,
        Cleo,not an address,,
        Dan,dan@example.org,Nowhere,
        Eve,eve@example.org,Platform,
        Fay,fay@example.org,,boss
        Gil,gil@example.org,,
        Gil again,Gil@example.org,,
        """

    private func plan(as asker: Asker? = nil) async throws -> [PlannedInvitation] {
        let people = try PeopleList.read(PeopleImportTests.list)
        return try await office.read(as: asker ?? office.asAlma) {
            try $0.plannedInvitations(people, level: .contributor)
        }
    }

    private func invite(_ emails: [String]) async throws -> ID<Batch> {
        let plan = try await plan()
        return try await invite(shown: emails.map { email in plan.first { $0.email == email }?.shown ?? email })
    }

    private func invite(shown emails: [String]) async throws -> ID<Batch> {
        let people = try PeopleList.read(PeopleImportTests.list)
        let digests = emails.indices.map { [UInt8](repeating: UInt8($0 + 1), count: 32) }
        return try await office.change(as: office.asAlma) {
            try $0.invite(people, level: .contributor, shown: emails, digests: digests).batch
        }
    }

    @Test func `a dry run says what each line would do, and changes nothing`() async throws {
        let before = try await office.dump()
        let plan = try await plan()
        #expect(try await office.dump().tablesDiffering(from: before) == [])
        #expect(plan.filter(\.isNew).map(\.email) == ["ada@example.org", "gil@example.org"])
        #expect(plan.filter(\.isNew).map(\.level) == [.editor, .contributor])
        #expect(plan[0].teams.map(\.name) == ["Web"])
        #expect(plan[1].outcome == .exists("There is already an account with this address."))
        let faults = plan.compactMap { if case .faulty(let reason) = $0.outcome { reason } else { nil } }
        let expected = ["Enter an e-mail address", "“Nowhere”", "Only a member of Platform", "“boss”", "in line 8"]
        #expect(faults.count == expected.count)
        for (fault, words) in zip(faults, expected) { #expect(fault.contains(words)) }
        for asker in [office.asBo, .nobody] { #expect(try await self.plan(as: asker) == []) }
    }

    @Test func `everybody whom the dry run showed is invited in one action`() async throws {
        let batch = try await invite(["ada@example.org", "gil@example.org"])
        let open = try await office.read(as: office.asAlma) { try $0.invitations(at: Office.morning) }
        #expect(open.map(\.email) == ["gil@example.org", "ada@example.org"])
        #expect(open.map(\.name) == ["Gil", "Ada Berg"])
        let dossier = try await office.read(as: office.asAlma) { try $0.batch(batch) }
        #expect(dossier?.invitations.map(\.email) == ["ada@example.org", "gil@example.org"])
        #expect(try await office.read(as: office.asBo) { try $0.batch(batch) == nil })
        #expect(try await office.history().first?.contains("invited 2 people") == true)
    }

    @Test func `nothing happens if accounts have changed since the dry run`() async throws {
        let before = try await office.dump()
        for emails in [["ada@example.org"], ["ada@example.org", "gil@example.org", "eve@example.org"], []] {
            #expect(try await office.refusedFields { _ = try await invite(emails) } == ["list"])
        }
        #expect(try await office.dump().tablesDiffering(from: before) == [])
    }

    @Test func `nothing happens if the dry run showed another name, level or team`() async throws {
        let shown = try await plan().filter(\.isNew).map(\.shown)
        for (old, new) in [("Ada Berg", "Ada Bergman"), ("editor", "administrator"), ("Web", "Shop")] {
            let other = shown.map { $0.replacing(old, with: new) }
            #expect(other != shown)
            #expect(try await office.refusedFields { _ = try await invite(shown: other) } == ["list"])
        }
        _ = try await invite(shown: shown)
    }

    @Test func `somebody who accepts has the name and the level of their line, and joins its teams`() async throws {
        _ = try await invite(["ada@example.org", "gil@example.org"])
        let ada = try await office.store.acceptInvitation(
            digest: [UInt8](repeating: 1, count: 32), name: "Ada Berg", zone: "UTC", passwordHash: "x",
            at: Office.morning)
        let (web, level) = try await office.read(as: office.asAlma) { reading in
            let team = try reading.teams().first { $0.name == "Web" }
            return (try team.map { try reading.members(of: $0.id).map(\.id) }, try reading.person(ada)?.level)
        }
        #expect(web == [ada])
        #expect(level == .editor)
    }

    /// The team had no members when they were invited, so its members decide now.
    @Test func `nobody joins a team that has got members of its own since`() async throws {
        _ = try await invite(["ada@example.org", "gil@example.org"])
        let web = try await office.change(as: office.asAlma) { [bo = office.bo] change in
            let team = try change.reading.teams().first { $0.name == "Web" }?.id
            if let team { try change.setMembers(of: team, [bo]) }
            return team
        }
        _ = try await office.store.acceptInvitation(
            digest: [UInt8](repeating: 1, count: 32), name: "Ada Berg", zone: "UTC", passwordHash: "x",
            at: Office.morning)
        let members = try await office.read(as: office.asAlma) { try $0.members(of: web ?? ID(0)).map(\.id) }
        #expect(members == [office.bo])
    }

    @Test func `an undo revokes the links that nobody has used`() async throws {
        let batch = try await invite(["ada@example.org", "gil@example.org"])
        _ = try await office.store.acceptInvitation(
            digest: [UInt8](repeating: 1, count: 32), name: "Ada Berg", zone: "UTC", passwordHash: "x",
            at: Office.morning)
        let undo = try await office.change(as: office.asAlma) { try $0.undo(batch) }
        #expect(undo == BatchUndo(undone: 1, kept: 1))
        #expect(try await office.read(as: office.asAlma) { try $0.invitations(at: Office.morning).isEmpty })
        #expect(
            try await office.refusedFields { _ = try await office.change(as: office.asAlma) { try $0.undo(batch) } }
                == [""])
    }
}
