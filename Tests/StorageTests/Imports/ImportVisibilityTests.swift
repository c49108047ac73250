import Domain
import Foundation
import Testing

@testable import Storage

struct ImportVisibilityTests {
    private static func document(_ text: String, at path: String = "wiki/a.md") -> ImportDocument {
        let context = ImportContext(now: Office.morning, zone: .gmt)
        return ImportDocument(
            path: path, original: text, reading: ImportedPostmortem(ImportSource(name: "a.md", text: text), context)
        ) { ImportedPostmortem(ImportSource(name: "a.md", text: $0), context) }
    }

    @Test func `an original and what is known of a document are for members, and gone with the incident`() async throws
    {
        let office = try await Office()
        let document = Self.document("# Orders locked\n\n## Summary\n\nNobody could order.\n")
        let outcome = try await office.change(as: office.asBo) {
            try $0.importDocument(document, into: $0.startImport(from: "wiki"))
        }
        guard case .created(let incident) = outcome else { throw Refusal("not created") }
        for (asker, original, plan) in [
            (office.asBo, document.original as String?, ImportPlan.leave(incident)), (.nobody, nil, .create),
        ] {
            #expect(try await office.read(as: asker) { try $0.original(of: incident) } == original)
            #expect(try await office.read(as: asker) { try $0.plan(document) } == plan)
        }
        let changed = Self.document("# Orders locked\n\n## Summary\n\nNobody at all could order.\n")
        #expect(try await office.read(as: office.asBo) { try $0.plan(changed) } == .update(incident))
        try await office.change(as: office.asBo) { try $0.delete(.incident(incident)) }
        #expect(try await office.read(as: office.asBo) { try $0.original(of: incident) } == nil)
        #expect(try await office.read(as: office.asBo) { try $0.plan(document) } == .create)
    }

    @Test func `an import shows what it brought to those who may see it, and its source to those who see all`()
        async throws
    {
        let office = try await Office()
        let ids = try await office.change(as: office.asBo) { change in
            let made = try change.startImport(from: "wiki")
            return try ["a", "b"].map { name in
                let text = "# Orders \(name)\n\n## Summary\n\nNobody could order.\n"
                let outcome = try change.importDocument(Self.document(text, at: "wiki/\(name).md"), into: made)
                guard case .created(let incident) = outcome else { throw Refusal("not created") }
                return incident
            }
        }
        let asBo = office.asBo
        #expect(try await office.read(as: asBo) { try $0.imports(atMost: 9).map(\.source) } == ["wiki"])
        #expect(try await office.read(as: .nobody) { try $0.imports(atMost: 9).count } == 0)
        #expect(try await office.read(as: .nobody) { try $0.importDossier(ID(1))?.incidents.count } == nil)
        try await office.change(as: office.asAlma) {
            try $0.setAudience(of: .incident(ids[0]), Audience(people: [office.alma]))
        }
        let dossier = try await office.read(as: asBo) { try $0.importDossier(ID(1)) }
        #expect(dossier?.madeImport.source == "" && dossier?.madeImport.created == 1)
        #expect(dossier?.incidents.map(\.title) == ["Orders b"])
        try await office.change(as: office.asAlma) {
            try $0.setAudience(of: .incident(ids[1]), Audience(people: [office.alma]))
        }
        #expect(try await office.read(as: asBo) { try $0.imports(atMost: 9).count } == 0)
        #expect(try await office.read(as: asBo) { try $0.importDossier(ID(1))?.incidents.count } == nil)
    }

    @Test func `nobody who is not signed in imports or undoes`() async throws {
        let office = try await Office()
        await #expect(throws: Refusal.self) {
            try await office.change(as: .nobody) { _ = try $0.startImport(from: "wiki") }
        }
        await #expect(throws: Refusal.self) { try await office.change(as: .nobody) { _ = try $0.undoImport(ID(1)) } }
    }

    @Test func `what was imported again since it was compared is not changed`() async throws {
        let office = try await Office()
        let text = "# Orders locked\n\n## Summary\n\nNobody could order.\n"
        let document = Self.document(text)
        _ = try await office.change(as: office.asBo) {
            try $0.importDocument(document, into: $0.startImport(from: "wiki"))
        }
        let found = try await office.read(as: office.asBo) { try $0.earlierDocument(of: ID(1)) }
        let earlier = try #require(found)
        let base = document.reading
        for (number, words) in ["first", "second"].enumerated() {
            let changed = Self.document(text + "\nThe \(words).\n")
            let outcome = try? await office.change(as: office.asBo) {
                try $0.importDocument(changed, changing: (earlier, base), into: $0.startImport(from: "wiki"))
            }
            #expect(outcome == (number == 0 ? .updated(ID(1), left: []) : nil))
        }
    }

    @Test func `a section that is gone from the document stays, and says so`() async throws {
        let office = try await Office()
        let text = "# Orders locked\n\n## Summary\n\nNobody could order.\n\n## Impact\n\nSome.\n"
        let first = try await office.change(as: office.asBo) {
            try $0.importDocument(Self.document(text), into: $0.startImport(from: "wiki"))
        }
        guard case .created(let incident) = first else { throw Refusal("not created") }
        let without = Self.document("# Orders locked\n\n## Summary\n\nNobody could order at all.\n")
        let second = try await office.change(as: office.asBo) { change in
            let earlier = try #require(try change.reading.earlierDocument(of: incident))
            let base = try #require(without.reread(earlier.original))
            return try change.importDocument(
                without, changing: (earlier, base), into: change.startImport(from: "wiki"))
        }
        #expect(second == .updated(incident, left: ["“Impact” is no longer in the document: left as here."]))
        let texts = try await office.read(as: office.asBo) {
            try $0.postmortemDocument(of: incident)?.sections.map(\.text)
        }
        #expect(texts == ["Nobody could order at all.", "Some."])
    }
}
