import Domain
import Testing

@testable import Storage

struct BinTests {
    private static let items: [(name: String, item: @Sendable (Story) -> Deletable)] = [
        ("incident", { .incident($0.incident) }), ("timeline event", { .timelineEvent($0.event) }),
        ("finding", { .finding($0.finding) }), ("follow-up", { .followUp($0.followUp) }),
        ("guardrail", { .guardrail($0.guardrail) }), ("link", { .guardrailLink($0.link) }),
        ("image", { .image($0.image) }), ("launch", { .launch($0.launch) }),
        ("pre-mortem", { .premortem($0.premortem) }), ("review meeting", { _ in .postmortemMeeting(ID(1)) }),
    ]

    @Test(arguments: items.indices)
    func `deleted and restored, it is as it was, and only the audit log knows`(index: Int) async throws {
        let story = try await Story()
        let item = Self.items[index].item(story)
        let before = try await story.office.dump()
        try await story.change { try $0.delete(item) }
        #expect(try await story.office.dump().withoutAudit.tablesDiffering(from: before.withoutAudit).isEmpty == false)
        try await story.change(as: story.office.asAlma, after: 90) { try $0.restore(item) }
        let after = try await story.office.dump()
        #expect(after.withoutAudit.tablesDiffering(from: before.withoutAudit) == [])
        #expect((after["audit_entry"]?.count ?? 0) == (before["audit_entry"]?.count ?? 0) + 2)
    }

    @Test(arguments: items.indices)
    func `deleting twice and restoring twice is once`(index: Int) async throws {
        let story = try await Story()
        let item = Self.items[index].item(story)
        try await story.change { try $0.delete(item) }
        let deleted = try await story.office.dump()
        try await story.change(as: story.office.asAlma) { try $0.delete(item) }
        #expect(try await story.office.dump().tablesDiffering(from: deleted) == [])
        try await story.change { try $0.restore(item) }
        let restored = try await story.office.dump()
        try await story.change { try $0.restore(item) }
        #expect(try await story.office.dump().tablesDiffering(from: restored) == [])
    }

    @Test func `whatever can be deleted is in the bin, also behind its notice`() async throws {
        let story = try await Story()
        let exemption = try await story.change { change in
            let other = try change.reading.services().first { $0.id != story.ledger }.orFail()
            return try change.exempt(story.guardrail, in: other.id, reason: "It deletes nothing.")
        }
        let items = Self.items.map { $0.item(story) } + [.guardrailExemption(exemption)]
        for item in items.filter({ $0 != .incident(story.incident) }) {
            try await story.change { try $0.delete(item) }
            let bin = try await story.read { try $0.bin().items }
            #expect(bin.first { $0.item == item }?.title.isEmpty == false, "\(item)")
        }
    }

    @Test func `the bin lists what was deleted, by whom and when, the latest first`() async throws {
        let story = try await Story()
        try await story.change(after: 60) { try $0.delete(.finding(story.finding)) }
        try await story.change(as: story.office.asAlma, after: 61) { try $0.delete(.guardrail(story.guardrail)) }
        try await story.change(as: .command("cleanup"), after: 62) { try $0.delete(.timelineEvent(story.event)) }
        let bin = try await story.read { try $0.bin().items }
        #expect(bin.map(\.item) == [.timelineEvent(story.event), .guardrail(story.guardrail), .finding(story.finding)])
        #expect(bin.map(\.title) == ["The cleanup job starts", "Row count limit", "Nothing counted the rows"])
        #expect(bin.map(\.deletedBy) == [nil, "Alma Berg", "Bo Lind"])
        #expect(bin.map(\.incidentKey?.description) == ["INC-1", nil, "INC-1"])
        #expect(bin.first?.deletedAt == Office.morning.after(minutes: 62))
    }

    @Test func `the bin is read page by page to its end and back, also where much was deleted at once`() async throws {
        let story = try await Story()
        let items = try await story.change { change in
            try (1...70).flatMap { number -> [Deletable] in
                let finding = try change.addFinding(
                    to: story.incident, FindingEdit(kind: .surprise, title: "Finding \(number)", detail: ""))
                let followUp = try change.addFollowUp(
                    FollowUpEdit(title: "Step \(number)"), incident: story.incident, finding: nil, state: .proposed)
                return [.finding(finding), .followUp(followUp)]
            }
        }
        for part in [items.prefix(30), items.dropFirst(30)] {
            try await story.change { change in for item in part { try change.delete(item) } }
        }
        var pages: [BinPage] = [try await story.read { try $0.bin() }]
        while let page = pages.last, page.hasLater, let last = page.items.last, pages.count < 9 {
            pages.append(try await story.read { try $0.bin(at: .after(last.item)) })
        }
        let forwards = pages.flatMap { $0.items.map(\.item) }
        #expect(pages.map(\.items.count) == [50, 50, 40])
        #expect(forwards.count == 140 && Set(forwards) == Set(items))
        let middle = try await story.read { try $0.bin(at: .before(forwards[100])) }
        #expect(middle.items.map(\.item) == Array(forwards[50..<100]))
        #expect(middle.hasEarlier && middle.hasLater)
        // Within a page of the start the first page is whole, and so it is for what is not in the bin.
        for place in [BinPlace.before(forwards[20]), .after(.guardrail(story.guardrail)), .before(.image(ID(99)))] {
            #expect(try await story.read { try $0.bin(at: place).items.map(\.item) } == Array(forwards.prefix(50)))
        }
    }

    @Test func `an incident takes what belongs to it along, and brings it back`() async throws {
        let story = try await Story()
        try await story.change { try $0.delete(.incident(story.incident)) }
        #expect(try await story.read { try $0.bin().items.map(\.item) } == [.incident(story.incident)])
        #expect(try await story.read { try $0.followUps(ofIncident: story.incident).count } == 0)
        try await story.change { try $0.restore(.incident(story.incident)) }
        #expect(try await story.read { try $0.followUps(ofIncident: story.incident).count } == 1)
        #expect(try await story.read { try $0.bin().items.isEmpty })
    }

    @Test func `what was deleted before its incident stays deleted when the incident comes back`() async throws {
        let story = try await Story()
        try await story.change { change in
            try change.delete(.finding(story.finding))
            try change.delete(.incident(story.incident))
        }
        #expect(try await story.read { try $0.bin().items.map(\.item) } == [.incident(story.incident)])
        try await story.change { try $0.restore(.incident(story.incident)) }
        #expect(try await story.read { try $0.bin().items.map(\.item) } == [.finding(story.finding)])
        #expect(try await story.read { try $0.finding(story.finding) } == nil)
    }

    @Test func `the history says what was moved to the bin and what came out`() async throws {
        let story = try await Story()
        try await story.change { try $0.delete(.finding(story.finding)) }
        #expect(try await story.lastEntry()?.action == "moved a finding to the bin")
        #expect(try await story.lastEntry()?.changes.map(\.to) == ["Nothing counted the rows"])
        try await story.change { try $0.restore(.finding(story.finding)) }
        #expect(try await story.lastEntry()?.action == "restored a finding from the bin")
    }

    @Test func `what never was cannot be deleted or restored`() async throws {
        let story = try await Story()
        let items: [Deletable] = [
            .incident(ID(99)), .timelineEvent(ID(99)), .finding(ID(99)), .followUp(ID(99)), .guardrail(ID(99)),
            .guardrailLink(ID(99)), .image(ID(99)),
        ]
        for item in items {
            #expect(try await story.office.refusedFields { try await story.change { try $0.delete(item) } } == [""])
            #expect(try await story.office.refusedFields { try await story.change { try $0.restore(item) } } == [""])
        }
    }

    @Test func `the word in an address names what it stands for`() {
        for (word, item) in [
            ("incident", Deletable.incident(ID(7))), ("timeline-event", .timelineEvent(ID(7))),
            ("finding", .finding(ID(7))),
            ("follow-up", .followUp(ID(7))), ("guardrail", .guardrail(ID(7))),
            ("guardrail-link", .guardrailLink(ID(7))), ("image", .image(ID(7))),
        ] {
            #expect(Deletable(kind: word, number: 7) == item)
            #expect(item.kind == word)
            #expect(item.number == 7)
        }
        #expect(Deletable(kind: "person", number: 7) == nil)
        #expect(Deletable(kind: "incident; DROP TABLE", number: 7) == nil)
    }
}
