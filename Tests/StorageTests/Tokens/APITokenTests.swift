import Domain
import Foundation
import Testing

@testable import Storage

struct APITokenTests {
    private let digest: [UInt8] = Array(repeating: 9, count: 32)

    @Test func `only its digest is stored, and its holder is found by it`() async throws {
        let office = try await Office()
        let digest = digest
        let id = try await office.change(as: office.asAlma) {
            try $0.issueAPIToken(label: " Payments pipeline ", digest: digest, expiresAt: nil)
        }
        let found = try await office.store.apiToken(digest: digest, at: Office.morning)
        #expect(found?.id == id)
        #expect(found?.label == "Payments pipeline")
        #expect(try await office.store.apiToken(digest: Array(repeating: 8, count: 32), at: Office.morning) == nil)
        #expect(try await office.history().first == "Alma Berg: issued the API token Payments pipeline")
    }

    @Test func `its use is noted, and no more than once a minute`() async throws {
        let office = try await Office()
        let digest = digest
        _ = try await office.change(as: office.asAlma) {
            try $0.issueAPIToken(label: "CI", digest: digest, expiresAt: nil)
        }
        func lastUsed(_ seconds: Double) async throws -> Date? {
            _ = try await office.store.apiToken(digest: digest, at: Office.morning.addingTimeInterval(seconds))
            return try await office.read(as: office.asAlma) { try $0.apiTokens().first?.token.lastUsedAt }
        }
        #expect(try await lastUsed(0) == Office.morning)
        #expect(try await lastUsed(30) == Office.morning)
        #expect(try await lastUsed(90) == Office.morning.addingTimeInterval(90))
    }

    @Test func `revoking is at once and for good`() async throws {
        let office = try await Office()
        let digest = digest
        let id = try await office.change(as: office.asAlma) {
            try $0.issueAPIToken(label: "CI", digest: digest, expiresAt: nil)
        }
        try await office.change(as: office.asAlma) { try $0.revokeAPIToken(id) }
        #expect(
            try await office.store.apiToken(digest: digest, at: Office.morning)?.state(at: Office.morning) == .revoked)
        #expect(
            try await office.refusedFields { try await office.change(as: office.asAlma) { try $0.revokeAPIToken(id) } }
                == [""])
        #expect(try await office.history().first == "Alma Berg: revoked the API token CI")
    }

    @Test func `one with a last day runs out, and a day that has passed is refused`() async throws {
        let office = try await Office()
        let digest = digest
        let end = Office.morning.after(days: 1)
        _ = try await office.change(as: office.asAlma) {
            try $0.issueAPIToken(label: "CI", digest: digest, expiresAt: end)
        }
        #expect(try await office.store.apiToken(digest: digest, at: end)?.state(at: end) == .expired)
        let fields = try await office.refusedFields {
            try await office.change(as: office.asAlma) {
                _ = try $0.issueAPIToken(label: "Other", digest: digest, expiresAt: Office.morning)
            }
        }
        #expect(fields == ["expires"])
    }

    @Test func `a label is needed, and is taken only once`() async throws {
        let office = try await Office()
        let digest = digest
        _ = try await office.change(as: office.asAlma) {
            try $0.issueAPIToken(label: "CI", digest: digest, expiresAt: nil)
        }
        for label in ["CI", " "] {
            let fields = try await office.refusedFields {
                try await office.change(as: office.asAlma) {
                    _ = try $0.issueAPIToken(label: label, digest: Array(repeating: 1, count: 32), expiresAt: nil)
                }
            }
            #expect(fields == ["label"])
        }
    }

    @Test func `members neither issue, revoke nor see them`() async throws {
        let office = try await Office()
        let digest = digest
        let id = try await office.change(as: office.asAlma) {
            try $0.issueAPIToken(label: "CI", digest: digest, expiresAt: nil)
        }
        for asker in [office.asBo, .nobody, .token(id, label: "CI")] {
            #expect(try await office.read(as: asker) { try $0.apiTokens().isEmpty })
            #expect(
                try await office.refusedFields { try await office.change(as: asker) { try $0.revokeAPIToken(id) } } == [
                    ""
                ])
        }
    }
}
