import Domain
import Foundation
import Testing

@testable import Storage

struct KnownPlaceTests {
    private let office: Office
    private let laptop = KnownPlace.browser([1])
    private let home = KnownPlace.network([1])

    init() async throws {
        office = try await Office()
        try await remember([laptop, home])
    }

    private func remember(_ places: [KnownPlace], at now: Date = Office.morning) async throws {
        try await office.change(as: office.asBo, at: now) { change in
            _ = try change.startSession(digest: Array(UUID().uuidString.utf8), userAgent: "")
            try change.remember(places)
        }
    }

    private func known(
        _ places: [KnownPlace], to person: ID<Person>? = nil, at now: Date = Office.morning
    ) async throws -> Set<KnownPlace> {
        let person = person ?? office.bo
        return try await office.read(as: .nobody) { try $0.knownPlaces(of: person, among: places, at: now) }
    }

    @Test func `a place is known to the person who signed in there, and to nobody else`() async throws {
        #expect(try await known([laptop, home]) == [laptop, home])
        #expect(try await known([.browser([2]), .network([2])]) == [])
        #expect(try await known([laptop, home], to: office.alma) == [])
    }

    @Test func `a place without a sign-in for half a year is a stranger's`() async throws {
        let later = Office.morning.addingTimeInterval(KnownPlace.lifetime)
        #expect(try await known([laptop, home], at: later.addingTimeInterval(-1)) == [laptop, home])
        #expect(try await known([laptop, home], at: later) == [])
        try await remember([.browser([2])], at: later)
        #expect(try await office.dump()["known_place"]?.count == 1)
    }

    @Test func `the twenty that were used last are kept`() async throws {
        for number in 2...40 {
            try await remember([.browser([UInt8(number)])], at: Office.morning.after(minutes: Double(number)))
        }
        #expect(try await known([laptop, .browser([20])], at: Office.morning.after(minutes: 60)) == [])
        #expect(try await known([.browser([21]), .browser([40]), home]).count == 3)
    }

    @Test func `a new password, a deactivation and the person's own wish forget all of them`() async throws {
        try await office.change(as: office.asBo) { try $0.forgetOwnKnownPlaces() }
        #expect(try await known([laptop, home]) == [])
        #expect(try await office.history().first == "Bo Lind: made Handrail forget their known browsers and networks")

        try await remember([laptop, home])
        try await office.change(as: office.asAlma) { try $0.setPassword(of: office.bo, hash: "new") }
        #expect(try await known([laptop, home]) == [])

        try await remember([laptop, home])
        #expect(
            try await office.read(as: office.asBo) { try $0.ownKnownPlaces(at: Office.morning) }
                == KnownPlaceCounts(browsers: 1, networks: 1))
        try await office.change(as: office.asAlma) { try $0.deactivate(office.bo) }
        #expect(try await known([laptop, home]) == [])
    }
}
