import Domain
import Testing

@testable import Storage

/// Alma is named in a section, an entry of the timeline, a finding, a follow-up and the description of the incident.
struct NameAnswerTests {
    private let story: Story

    init() async throws {
        story = try await Story(state: .draft)
        let story = story
        try await story.change { change in
            try change.saveSection(story.section, text: "Alma saw it. Then Alma Berg called `Alma`.", from: 2)
            try change.editTimelineEvent(
                story.event, TimelineEventEdit(moment: Moment(Office.morning), text: "Alma pauses the job"), from: 1)
            try change.editFinding(
                story.finding,
                FindingEdit(kind: .missingGuardrail, title: "Only Alma could stop it", detail: "Alma's account"),
                from: 1)
            var edit = FollowUpEdit(try change.reading.followUp(story.followUp).orFail().followUp)
            edit.detail = "As Alma proposed."
            try change.editFollowUp(story.followUp, edit, from: 1)
        }
    }

    private func texts() async throws -> [String] {
        let story = story
        return try await story.read { reading in
            let finding = try reading.finding(story.finding).orFail()
            return [
                try reading.section(story.section).orFail().text,
                try reading.timelineEvent(story.event).orFail().text, finding.title, finding.detail,
                try reading.followUp(story.followUp).orFail().followUp.detail,
            ]
        }
    }

    private static let named = [
        "Alma saw it. Then Alma Berg called `Alma`.", "Alma pauses the job", "Only Alma could stop it",
        "Alma's account",
        "As Alma proposed.",
    ]
    private static let replaced = [
        "The reviewer saw it. Then the reviewer called `Alma`.", "The reviewer pauses the job",
        "Only the reviewer could stop it", "The reviewer's account", "As the reviewer proposed.",
    ]

    @Test func `one question about a person names every text, and the role is proposed`() async throws {
        let story = story
        try await story.change {
            try $0.setRoles(
                of: story.incident, [RoleAssignment(role: .scribe, personID: story.office.alma)])
        }
        let questions = try await story.read { try $0.nameQuestions(of: story.incident) }
        #expect(questions.map(\.person.name) == ["Alma Berg"])
        #expect(questions.first?.person.role == "the scribe")
        #expect(questions.first?.passages.map(\.text.title) == ["Summary", "Timeline, 02:40 UTC", "Finding", "FU-1"])
        #expect(try await story.office.read(as: .nobody) { try $0.nameQuestions(of: story.incident).isEmpty })
    }

    @Test
    func `a role replaces the name everywhere, each text with an edit in the history, and all is restored as it was`()
        async throws
    {
        let story = story
        let result = try await story.change {
            try $0.useRole(insteadOf: story.office.alma, " the reviewer ", in: story.incident)
        }
        #expect(result.texts == 4)
        #expect(result.kept == 0)
        #expect(try await texts() == Self.replaced)
        let history = try await story.read { try $0.history(of: story.incident) }
        #expect(history.first?.action == "used “the reviewer” instead of the name Alma Berg in 4 texts")
        #expect(history.prefix(5).map(\.action).contains("edited a finding"))
        #expect(try await story.read { try $0.nameQuestions(of: story.incident).isEmpty })
        #expect(try await story.read { try $0.nameAnswers(of: story.incident).map(\.words) } == ["the reviewer"])
        #expect(try await story.office.read(as: .nobody) { try $0.nameAnswers(of: story.incident).isEmpty })
        let kept = try await story.change { try $0.takeBackNameAnswer(result.answer, in: story.incident) }
        #expect(kept == 0)
        #expect(try await texts() == Self.named)
        #expect(try await story.read { try $0.nameAnswers(of: story.incident).isEmpty })
        #expect(
            try await story.office.refusedFields {
                _ = try await story.change { try $0.takeBackNameAnswer(result.answer, in: story.incident) }
            } == [""])
    }

    @Test func `what was written since stays when names are restored`() async throws {
        let story = story
        let result = try await story.change {
            try $0.useRole(insteadOf: story.office.alma, "the reviewer", in: story.incident)
        }
        try await story.change { change in
            let section = try change.reading.section(story.section).orFail()
            try change.saveSection(section.id, text: section.text + "\n\nMore.", from: section.revision)
            let event = try change.reading.timelineEvent(story.event).orFail()
            try change.editTimelineEvent(
                event.id, TimelineEventEdit(moment: event.moment, text: "The job is paused"), from: event.version)
        }
        let kept = try await story.change { try $0.takeBackNameAnswer(result.answer, in: story.incident) }
        #expect(kept == 1)
        let texts = try await texts()
        #expect(texts.first == Self.named[0] + "\n\nMore.")
        #expect(texts[1] == "The job is paused")
        #expect(texts[2...] == Self.named[2...])
    }

    @Test func `who wants to be named is named in this postmortem alone, until that is taken back`() async throws {
        let story = story
        try await story.change { try $0.keepName(of: story.office.alma, in: story.incident) }
        #expect(try await texts() == Self.named)
        let alma: Set = [story.office.alma]
        #expect(try await story.read { try $0.nameQuestions(of: story.incident).isEmpty })
        #expect(try await story.read { try $0.namesInPublic(of: alma, in: story.incident).count } == 1)
        #expect(try await story.read { try $0.namesInPublic(of: alma, in: story.other).isEmpty })
        #expect(try await story.read { try $0.namesInPublic(of: alma).isEmpty })
        let answer = try await story.read { try $0.nameAnswers(of: story.incident).first.orFail().id }
        #expect(try await story.change { try $0.takeBackNameAnswer(answer, in: story.incident) } == 0)
        #expect(try await story.read { try $0.nameQuestions(of: story.incident).count } == 1)
    }

    @Test func `who chose it in their profile is never asked about`() async throws {
        let story = story
        try await story.office.change(as: story.office.asAlma) {
            try $0.edit(story.office.alma, Profile(name: "Alma Berg", zone: "UTC", isNamedInPublic: true))
        }
        #expect(try await story.read { try $0.nameQuestions(of: story.incident).isEmpty })
    }

    @Test func `replacing a name makes nobody an author`() async throws {
        let story = story
        try await story.office.change(as: story.office.asAlma) {
            _ = try $0.useRole(insteadOf: story.office.alma, "the reviewer", in: story.incident)
        }
        let authors = try await story.read { try $0.postmortemDocument(of: story.incident).orFail().authors }
        #expect(authors.map(\.personID) == [story.office.bo])
    }

    @Test func `an empty role, a name that is nowhere and an answer of another incident are refused`() async throws {
        let story = story
        for (person, words, incident) in [
            (story.office.alma, " ", story.incident), (story.office.bo, "a colleague", story.incident),
            (story.office.alma, "a colleague", story.other), (ID(99), "a colleague", story.incident),
        ] {
            let fields = try await story.office.refusedFields {
                _ = try await story.change { try $0.useRole(insteadOf: person, words, in: incident) }
            }
            #expect(fields == [words == " " ? "words" : ""])
        }
        try await story.change { try $0.keepName(of: story.office.alma, in: story.incident) }
        let fields = try await story.office.refusedFields {
            _ = try await story.change { try $0.takeBackNameAnswer(ID(1), in: story.other) }
        }
        #expect(fields == [""])
    }
}
