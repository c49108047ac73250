import Domain
import Foundation
import Testing

@testable import Storage

struct InvitationTests {
    private let office: Office
    private let link = [UInt8](repeating: 5, count: 32)

    init() async throws {
        office = try await Office()
    }

    @Test func `an invitation lets one person in, once`() async throws {
        try await invite()
        let shown = try await office.read(as: .nobody) { try $0.invitation(digest: link, at: Office.morning) }
        #expect(shown?.email == "cleo@example.org")
        #expect(shown?.invitedByName == "Alma Berg")
        let cleo = try await accept(link)
        #expect(try await office.read(as: office.asAlma) { try $0.person(cleo)?.level } == .reviewer)
        #expect(try await office.history().first == "An invitation: added Cleo Ek as reviewer")
        await #expect(throws: Refusal.self) { _ = try await accept(link) }
        #expect(try await office.read(as: .nobody) { try $0.invitation(digest: link, at: Office.morning) } == nil)
    }

    @Test func `it runs out after seven days`() async throws {
        try await invite()
        let late = Office.morning.after(days: 7)
        #expect(try await office.read(as: .nobody) { try $0.invitation(digest: link, at: late) } == nil)
        await #expect(throws: Refusal.self) { _ = try await accept(link, at: late) }
        #expect(try await office.read(as: office.asAlma) { try $0.invitations(at: late).isEmpty })
    }

    @Test func `a revoked invitation lets nobody in`() async throws {
        try await invite()
        let open = try await office.read(as: office.asAlma) { try $0.invitations(at: Office.morning) }
        let id = try #require(open.first).id
        try await office.change(as: office.asAlma) { try $0.revokeInvitation(id) }
        await #expect(throws: Refusal.self) { _ = try await accept(link) }
        #expect(
            try await office.refusedFields {
                try await office.change(as: office.asAlma) { try $0.revokeInvitation(id) }
            } == [""])
    }

    @Test func `a second invitation to one address replaces the first`() async throws {
        try await invite()
        let second = [UInt8](repeating: 6, count: 32)
        try await office.change(as: office.asAlma) {
            try $0.invite(email: "CLEO@example.org", level: .administrator, digest: second)
        }
        await #expect(throws: Refusal.self) { _ = try await accept(link) }
        #expect(try await office.read(as: office.asAlma) { try $0.invitations(at: Office.morning).count } == 1)
        _ = try await accept(second)
    }

    @Test func `only administrators invite, see invitations and revoke them`() async throws {
        try await invite()
        for asker in [office.asBo, .nobody] {
            #expect(try await office.read(as: asker) { try $0.invitations(at: Office.morning).isEmpty })
            let attempts: [@Sendable (Change) throws -> Void] = [
                { try $0.invite(email: "d@example.org", level: .administrator, digest: [1]) },
                { try $0.offerNewPassword(to: office.alma, digest: [1]) },
                { try $0.revokeInvitation(ID(1)) },
            ]
            for attempt in attempts {
                #expect(try await office.refusedFields { try await office.change(as: asker, attempt) } == [""])
            }
        }
    }

    @Test func `somebody who is here already is not invited again`() async throws {
        let fields = try await office.refusedFields {
            try await office.change(as: office.asAlma) {
                try $0.invite(email: "Bo@example.org", level: .reviewer, digest: [1])
            }
        }
        #expect(fields == ["email"])
    }

    @Test func `an old invitation is no way into an account made since`() async throws {
        try await invite()
        try await office.change(as: office.asAlma) {
            _ = try $0.createPerson(
                name: "Cleo", email: "cleo@example.org", level: .reviewer, zone: "UTC", passwordHash: "hers")
        }
        await #expect(throws: Refusal.self) { _ = try await accept(link) }
        #expect(
            try await office.read(as: .nobody) { try $0.credentials(email: "cleo@example.org")?.passwordHash } == "hers"
        )
    }

    @Test func `a link for a new password changes nothing until it is used, and then ends the sessions`() async throws {
        let digest = [UInt8](repeating: 8, count: 32)
        try await office.change(as: office.asBo) { _ = try $0.startSession(digest: digest, userAgent: "Browser") }
        try await office.change(as: office.asAlma) { try $0.offerNewPassword(to: office.bo, digest: link) }
        #expect(try await office.store.openSession(digest: digest, at: Office.morning) != nil)
        let shown = try await office.read(as: .nobody) { try $0.invitation(digest: link, at: Office.morning) }
        #expect(shown?.resetsPasswordOf == office.bo)
        #expect(try await accept(link) == office.bo)
        #expect(try await office.store.openSession(digest: digest, at: Office.morning) == nil)
        #expect(
            try await office.read(as: .nobody) { try $0.credentials(email: "bo@example.org")?.passwordHash }
                == "hash of Cleo")
        #expect(try await office.read(as: office.asAlma) { try $0.person(office.bo)?.name } == "Bo Lind")
    }

    @Test func `deactivating somebody takes the link for a new password away`() async throws {
        try await office.change(as: office.asAlma) { try $0.offerNewPassword(to: office.bo, digest: link) }
        try await office.change(as: office.asAlma) { try $0.deactivate(office.bo) }
        await #expect(throws: Refusal.self) { _ = try await accept(link) }
    }

    @Test func `an invitation that is accepted twice at the same moment makes one person`() async throws {
        try await invite()
        let accepted = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 { group.addTask { (try? await accept(link)) != nil } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(accepted == 1)
    }

    @Test func `a wrong field leaves the invitation open`() async throws {
        try await invite()
        let fields = try await office.refusedFields {
            _ = try await office.store.acceptInvitation(
                digest: link, name: "", zone: "UTC", passwordHash: "hash", at: Office.morning)
        }
        #expect(fields == ["name"])
        _ = try await accept(link)
    }

    private func invite() async throws {
        try await office.change(as: office.asAlma) {
            try $0.invite(email: "cleo@example.org", level: .reviewer, digest: link)
        }
    }

    private func accept(_ digest: [UInt8], at now: Date = Office.morning) async throws -> ID<Person> {
        try await office.store.acceptInvitation(
            digest: digest, name: "Cleo Ek", zone: "UTC", passwordHash: "hash of Cleo", at: now)
    }
}
