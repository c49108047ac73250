import Foundation
import Testing

@testable import Domain

struct SectionHistoryTests {
    private static let start = Date(timeIntervalSince1970: 1_770_000_000)

    private func head(_ revision: Int, _ writer: Int64?, minute: Double) -> SectionRevisionHead {
        SectionRevisionHead(
            revision: revision, writtenAt: Self.start.addingTimeInterval(minute * 60),
            writerID: writer.map { ID($0) }, writer: writer.map { "Person \($0)" })
    }

    @Test func `what one person writes shortly after one another is one entry`() {
        let heads = [
            head(6, 1, minute: 60), head(5, 2, minute: 21), head(4, 1, minute: 20), head(3, 1, minute: 11),
            head(2, 1, minute: 2), head(1, nil, minute: 1),
        ]
        let folds = RevisionFold.folds(heads)
        #expect(folds.map { [$0.first.revision, $0.last.revision] } == [[6, 6], [5, 5], [2, 4], [1, 1]])
    }

    @Test func `the audit log reads as one entry a person and text, also where two take turns`() {
        func entry(_ actor: String, _ revision: Int, _ second: Double) -> AuditEntry {
            AuditEntry(
                at: Self.start.addingTimeInterval(second), actor: actor, subject: .postmortem(ID(1)),
                action: "wrote Summary",
                changes: [
                    FieldChange(field: "Summary", from: "revision \(revision - 1)", to: "revision \(revision)")
                ])
        }
        let other = AuditEntry(
            at: Self.start, actor: "Mei", subject: .postmortem(ID(1)), action: "started it", changes: [])
        let folded = AuditEntry.folded([
            entry("Mei", 5, 40), entry("Bo", 4, 30), entry("Mei", 3, 20), entry("Mei", 2, 10), other,
            entry("Mei", 1, 0),
        ])
        #expect(folded.map(\.actor) == ["Mei", "Bo", "Mei", "Mei"])
        #expect(folded.first?.changes == [FieldChange(field: "Summary", from: "revision 1", to: "revision 5")])
    }

    @Test func `a difference reads from the beginning to the end`() {
        #expect(
            TextDifference.pieces(from: "The job was slow today.", to: "The job was late today. Again.") == [
                .kept("The job was"), .removed(" slow"), .added(" late"), .kept(" today."), .added(" Again."),
            ])
        #expect(TextDifference.pieces(from: "", to: "New.") == [.added("New.")])
        #expect(TextDifference.pieces(from: "Old.", to: "") == [.removed("Old.")])
        #expect(TextDifference.pieces(from: "Same.\n", to: "Same.\n") == [.kept("Same.\n")])
    }

    @Test func `the new text can be read from the pieces of a difference`() throws {
        var writers = Writers(seed: 5)
        for _ in 0..<2_000 {
            var text = writers.text(atMost: 12)
            let old = text.written
            _ = writers.edit(&text, by: 1)
            let read = TextDifference.pieces(from: old, to: text.written).map { piece in
                switch piece {
                case .kept(let text), .added(let text): text
                case .removed: ""
                }
            }
            try #require(read.joined() == text.written)
        }
    }

    @Test func `what is decided on a passage takes its place, if it still stands there`() throws {
        let flag = SectionFlag(
            id: ID(1), sectionID: ID(1), slug: "summary", sectionTitle: "Summary", theirs: "fast", mine: "",
            merged: "fast broken", theirAuthor: .init(id: nil, name: "Mei"), myAuthor: .init(id: nil, name: "Bo"),
            openedAt: Self.start)
        let text = "The job was fast\n broken today"
        #expect(flag.resolved(text, with: .both) == text)
        #expect(flag.resolved(text, with: .theirs) == "The job was fast today")
        #expect(flag.resolved(text, with: .mine) == "The job was today")
        #expect(flag.resolved("fast broken", with: .mine) == "")
        #expect(flag.resolved("Something else", with: .mine) == nil)
    }

    @Test func `two texts without a known base keep all that either has`() {
        let common = TextDifference.common("a b c d", "a x c y")
        #expect(common == "a c")
        #expect(TextMerge(base: common, theirs: "a b c d", mine: "a x c y").text == "a b x c d y")
    }
}
