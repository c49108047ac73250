import Domain
import Foundation
import Testing

@testable import Storage

@Suite("Reports of near misses without a name")
struct NearMissReportTests {
    private let office: Office
    private let id: ID<Incident>
    private static let code = [UInt8](repeating: 7, count: 32)

    init() async throws {
        let office = try await Office()
        self.office = office
        id = try await office.change(as: .nobody) { change in
            let report = try NearMissReport(title: "The dry run was off", text: "It was *nearly* run on production.")
            return try change.reportNearMiss(report, through: .account(.observer), code: NearMissReportTests.code)
        }
    }

    private func thread(_ asker: Asker) async throws -> NearMissThread? {
        try await office.read(as: asker) { [id] in try $0.nearMissThread(of: id) }
    }

    private func threadByCode() async throws -> NearMissThread? {
        try await office.read(as: .nobody) { try $0.nearMissThread(code: NearMissReportTests.code) }
    }

    @Test func `are near misses that nobody has declared, and have a day and no time`() async throws {
        let found = try await office.read(as: office.asBo) { [id] in try $0.incident(id) }
        let incident = try #require(found)
        #expect(incident.kind == .nearMiss && incident.state == .reported && incident.declaredBy == nil)
        #expect(incident.summary == "It was *nearly* run on production.")
        #expect(incident.declaredAt.timeIntervalSince1970.truncatingRemainder(dividingBy: 86_400) == 0)
        #expect(incident.declaredAt <= Office.morning && incident.declaredAt > Office.morning.after(days: -1))
        #expect(try await office.history().first == "Somebody: reported it without a name")
    }

    @Test func `are read by those who may see the incident, and by the code`() async throws {
        #expect(try await thread(office.asBo)?.notes.map(\.text) == ["It was *nearly* run on production."])
        #expect(try await thread(.nobody) == nil)
        #expect(try await threadByCode() == thread(office.asBo))
        let other = try await office.read(as: office.asAlma) {
            try $0.nearMissThread(code: [UInt8](repeating: 8, count: 32))
        }
        #expect(other == nil)
        try await office.change(as: office.asAlma) { [id, alma = office.alma] in
            try $0.setAudience(of: .incident(id), Audience(people: [alma]))
        }
        #expect(try await thread(office.asBo) == nil)
        #expect(try await thread(office.asAlma) != nil)
        #expect(try await threadByCode() != nil)
    }

    @Test func `go on by the code, without anybody's name, until the incident is in the bin`() async throws {
        try await office.change(as: .nobody) {
            try $0.addToNearMiss(code: NearMissReportTests.code, text: "On Tuesday too.")
        }
        try await office.change(as: office.asBo) { [id] in try $0.answerReporter(of: id, text: "It is on now.") }
        #expect(try await threadByCode()?.notes.map(\.answeredBy) == [nil, nil, "Bo Lind"])
        #expect(
            try await office.refusedFields {
                try await office.change(as: .nobody) {
                    try $0.addToNearMiss(code: [UInt8](repeating: 8, count: 32), text: "A guess")
                }
            } == ["code"])
        try await office.change(as: office.asAlma) { [id] in try $0.delete(.incident(id)) }
        #expect(try await threadByCode()?.isOpen == false)
        #expect(
            try await office.refusedFields {
                try await office.change(as: .nobody) {
                    try $0.addToNearMiss(code: NearMissReportTests.code, text: "One more")
                }
            } == [""])
    }

    @Test func `are answered by editors and those who work on them, and nobody else`() async throws {
        for (level, isAllowed) in [(Level.observer, false), (.contributor, false), (.editor, true)] {
            let person = try await office.change(as: office.asAlma) {
                try $0.createPerson(
                    name: "Cleo \(level.rawValue)", email: "\(level.rawValue)@example.org", level: level, zone: "UTC",
                    passwordHash: nil)
            }
            let refused = try await office.refusedFields {
                try await office.change(as: .person(person, level)) { [id] in
                    try $0.answerReporter(of: id, text: "Thank you.")
                }
            }
            #expect((refused == nil) == isAllowed, "\(level)")
        }
    }

    @Test func `come through an account or the address that is switched on`() async throws {
        let report = try NearMissReport(title: "Again", text: "Again.")
        let old = [UInt8](repeating: 1, count: 32)
        let new = [UInt8](repeating: 2, count: 32)
        for (made, used, isOpen) in [(nil, old, false), (old, old, true), (new, old, false), (nil, new, false)] {
            try await office.change(as: office.asAlma) { change in
                if let made { try change.makeNearMissAddress(digest: made) } else { try change.revokeNearMissAddress() }
            }
            let refused = try await office.refusedFields {
                _ = try await office.change(as: .nobody) {
                    try $0.reportNearMiss(report, through: .address(used), code: used.map { $0 + 8 })
                }
            }
            #expect((refused == nil) == isOpen)
        }
        #expect(
            try await office.refusedFields {
                try await office.change(as: office.asBo) { try $0.makeNearMissAddress(digest: old) }
            } == [""])
    }

    @Test func `cannot be added to without end`() async throws {
        try await office.change(as: .nobody) { change in
            for number in 1...NearMissThread.mostAdditions {
                try change.addToNearMiss(code: NearMissReportTests.code, text: "\(number)")
            }
        }
        #expect(
            try await office.refusedFields {
                try await office.change(as: .nobody) {
                    try $0.addToNearMiss(code: NearMissReportTests.code, text: "One too many")
                }
            } == ["text"])
    }
}
