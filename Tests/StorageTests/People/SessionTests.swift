import Domain
import Foundation
import Testing

@testable import Storage

struct SessionTests {
    private let office: Office
    private let laptop = [UInt8](repeating: 1, count: 32)
    private let phone = [UInt8](repeating: 2, count: 32)

    init() async throws {
        office = try await Office()
        try await signIn(laptop)
        try await signIn(phone)
    }

    @Test func `a session knows its person by the digest of its token`() async throws {
        let found = try await office.store.openSession(digest: laptop, at: Office.morning)
        #expect(found?.person.name == "Bo Lind")
        #expect(found?.asker == office.asBo)
        for other in [[], [1], Array(repeating: 3, count: 32), Array(repeating: 1, count: 31)] as [[UInt8]] {
            #expect(try await office.store.openSession(digest: other, at: Office.morning) == nil)
        }
    }

    @Test func `signing out ends this session and no other`() async throws {
        try await office.change(as: office.asBo) { try $0.endSession(digest: laptop) }
        #expect(try await office.store.openSession(digest: laptop, at: Office.morning) == nil)
        #expect(try await office.store.openSession(digest: phone, at: Office.morning) != nil)
        #expect(try await office.history().first == "Bo Lind: signed out")
    }

    @Test func `signing out twice, or without a session, changes nothing`() async throws {
        try await office.change(as: office.asBo) { try $0.endSession(digest: laptop) }
        let before = try await office.history()
        try await office.change(as: .nobody) { try $0.endSession(digest: laptop) }
        try await office.change(as: .nobody) { try $0.endSession(digest: []) }
        #expect(try await office.history() == before)
    }

    @Test func `people see their own sessions only, and end them`() async throws {
        let mine = try await office.read(as: office.asBo) { try $0.ownSessions(at: Office.morning) }
        #expect(mine.count == 2)
        #expect(try await office.read(as: office.asAlma) { try $0.ownSessions(at: Office.morning).isEmpty })
        let first = try #require(mine.first)
        try await office.change(as: office.asAlma) { try $0.endOwnSession(first.id) }
        #expect(try await office.read(as: office.asBo) { try $0.ownSessions(at: Office.morning).count } == 2)
        try await office.change(as: office.asBo) { try $0.endOwnSession(first.id) }
        #expect(
            try await office.read(as: office.asBo) { try $0.ownSessions(at: Office.morning).map(\.id) } == [mine[1].id])
    }

    @Test func `all other sessions end at once and the one in use stays`() async throws {
        let current = try #require(try await office.store.openSession(digest: phone, at: Office.morning)).session
        let count = try await office.change(as: office.asBo) { try $0.endOwnSessions(except: current.id) }
        #expect(count == 1)
        #expect(try await office.store.openSession(digest: laptop, at: Office.morning) == nil)
        #expect(try await office.store.openSession(digest: phone, at: Office.morning) != nil)
    }

    @Test func `a new password ends every session but the one it was set in`() async throws {
        let current = try #require(try await office.store.openSession(digest: phone, at: Office.morning)).session
        try await office.change(as: office.asBo) { try $0.setPassword(of: office.bo, hash: "new", keeping: current.id) }
        #expect(try await office.store.openSession(digest: laptop, at: Office.morning) == nil)
        #expect(try await office.store.openSession(digest: phone, at: Office.morning) != nil)
        try await office.change(as: .command("reset-password")) { try $0.setPassword(of: office.bo, hash: "newer") }
        #expect(try await office.store.openSession(digest: phone, at: Office.morning) == nil)
        #expect(try await office.history().first?.hasPrefix("reset-password: ") == true)
    }

    @Test func `a session ends after thirty days without use, counted from the last use`() async throws {
        #expect(try await office.store.openSession(digest: laptop, at: Office.morning.after(days: 29)) != nil)
        #expect(try await office.store.openSession(digest: laptop, at: Office.morning.after(days: 58)) != nil)
        #expect(try await office.store.openSession(digest: phone, at: Office.morning.after(days: 30)) == nil)
        #expect(
            try await office.store.openSession(digest: laptop, at: Office.morning.after(days: 88, minutes: 1)) == nil)
    }

    @Test func `its last use is noted at most every ten minutes, and not in the history`() async throws {
        let before = try await office.history()
        _ = try await office.store.openSession(digest: laptop, at: Office.morning.after(minutes: 9))
        #expect(try await lastSeen(laptop) == Office.morning)
        _ = try await office.store.openSession(digest: laptop, at: Office.morning.after(minutes: 11))
        #expect(try await lastSeen(laptop) == Office.morning.after(minutes: 11))
        #expect(try await lastSeen(phone) == Office.morning)
        #expect(try await office.history() == before)
    }

    @Test func `a clock that goes back does not shorten a session`() async throws {
        _ = try await office.store.openSession(digest: laptop, at: Office.morning.after(days: 1))
        _ = try await office.store.openSession(digest: laptop, at: Office.morning.after(days: -1))
        #expect(try await lastSeen(laptop) == Office.morning.after(days: 1))
    }

    @Test func `a session that is used every day ends ninety days after signing in`() async throws {
        for day in 1..<90 {
            #expect(
                try await office.store.openSession(digest: laptop, at: Office.morning.after(days: Double(day))) != nil)
        }
        let last = Office.morning.after(days: 90)
        #expect(try await office.store.openSession(digest: laptop, at: last.addingTimeInterval(-1)) != nil)
        #expect(try await office.store.openSession(digest: laptop, at: last) == nil)
        #expect(try await office.read(as: office.asBo) { try $0.ownSessions(at: last).isEmpty })
    }

    @Test func `a session from before there was such an end has it as well`() async throws {
        try await office.change(as: .nobody) {
            try $0.keepBook("UPDATE session SET expires_at = expires_at + 365 * 86400000", [])
        }
        let later = Office.morning.after(days: 89)
        #expect(try await office.store.openSession(digest: laptop, at: later) != nil)
        #expect(try await office.store.openSession(digest: phone, at: Office.morning.after(days: 90)) == nil)
    }

    @Test func `a session says roughly where it was last used`() async throws {
        func networks() async throws -> [String] {
            try await office.read(as: office.asBo) { try $0.ownSessions(at: Office.morning).map(\.network) }
        }
        #expect(try await networks() == ["", ""])
        _ = try await office.store.openSession(
            digest: laptop, at: Office.morning.addingTimeInterval(660), network: "198.51.100.…")
        #expect(try await networks() == ["198.51.100.…", ""])
    }

    @Test func `the same token cannot be two sessions`() async throws {
        await #expect(throws: (any Error).self) { try await signIn(laptop) }
    }

    @Test func `what a browser calls itself is cut and never interpreted`() async throws {
        let digest = [UInt8](repeating: 9, count: 32)
        try await office.change(as: office.asBo) {
            _ = try $0.startSession(
                digest: digest, userAgent: "'); DROP TABLE session; --" + String(repeating: "\u{301}", count: 5_000))
        }
        let agent = try await office.store.openSession(digest: digest, at: Office.morning)?.session.userAgent
        #expect(agent?.unicodeScalars.count == 300)
        #expect(agent?.hasPrefix("'); DROP TABLE") == true)
    }

    @Test func `the look-up of every request uses one index`() async throws {
        let plan = try await office.read(as: .nobody) { reading in
            try reading.rows(
                "EXPLAIN QUERY PLAN SELECT p.id FROM session AS s JOIN person AS p ON p.id = s.person_id WHERE s.token_digest = x'00' AND s.ended_at IS NULL"
            ) { columns in
                _ = (columns.int(), columns.int(), columns.int())
                return columns.text()
            }
        }
        #expect(plan.count == 2)
        #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") })
    }

    private func signIn(_ digest: [UInt8]) async throws {
        try await office.change(as: office.asBo) { _ = try $0.startSession(digest: digest, userAgent: "Browser") }
    }

    private func lastSeen(_ digest: [UInt8]) async throws -> Date? {
        try await office.read(as: .nobody) {
            try $0.signedIn(sessionDigest: digest, at: Office.morning)?.session.lastSeenAt
        }
    }
}
