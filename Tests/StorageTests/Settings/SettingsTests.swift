import Domain
import Foundation
import Testing

@testable import Storage

struct SettingsTests {
    private let office: Office

    init() async throws {
        office = try await Office()
    }

    @Test func `an empty installation has five severities with a name and help`() async throws {
        let meanings = try await office.read(as: office.asBo) { try $0.severities() }
        #expect(meanings == SeverityMeaning.defaults)
        #expect(try await office.read(as: .nobody) { try $0.severities().isEmpty })
    }

    @Test func `severities are renamed by administrators, with what was before in the history`() async throws {
        var meanings = SeverityMeaning.defaults
        meanings[0].label = "Everything is down"
        let edited = meanings
        try await office.change(as: office.asAlma) { try $0.edit(edited) }
        #expect(try await office.read(as: office.asBo) { try $0.severities() } == edited)
        let entry = try await office.read(as: office.asAlma) { try $0.historyOfSettings().first }
        #expect(entry?.changes == [FieldChange(field: "SEV1", from: "Critical", to: "Everything is down")])
        #expect(
            try await office.refusedFields { try await office.change(as: office.asBo) { try $0.edit(edited) } } == [""])
    }

    @Test func `every problem is named at its field and nothing is half saved`() async throws {
        var meanings = SeverityMeaning.defaults
        meanings[0].label = "Fine"
        meanings[1].label = " "
        meanings[2].help = String(repeating: "a", count: 301)
        let edited = meanings
        let fields = try await office.refusedFields {
            try await office.change(as: office.asAlma) { try $0.edit(edited) }
        }
        #expect(fields == ["label-2", "help-3"])
        #expect(try await office.read(as: office.asBo) { try $0.severities() } == SeverityMeaning.defaults)
    }

    @Test func `saving the same again writes nothing`() async throws {
        let before = try await office.history()
        try await office.change(as: office.asAlma) {
            try $0.edit(SeverityMeaning.defaults)
            try $0.edit(Installation.defaults)
        }
        #expect(try await office.history() == before)
    }

    @Test func `the installation has a name and an undo window within reason`() async throws {
        #expect(try await office.read(as: .nobody) { try $0.installation() } == .defaults)
        try await office.change(as: office.asAlma) {
            try $0.edit(Installation(organisation: " Nordpump ", undoDays: 90))
        }
        #expect(
            try await office.read(as: .nobody) { try $0.installation() }
                == Installation(organisation: "Nordpump", undoDays: 90))
        for days in [0, -1, 366, Int.max, Int.min] {
            let fields = try await office.refusedFields {
                try await office.change(as: office.asAlma) {
                    try $0.edit(Installation(organisation: "", undoDays: days))
                }
            }
            #expect(fields == ["organisation", "undo_days"])
        }
        #expect(
            try await office.refusedFields {
                try await office.change(as: office.asBo) { try $0.edit(Installation.defaults) }
            } == [""])
    }
}
