import Domain
import Foundation
import Testing

@testable import Storage

/// A question by the name of the method that answers it, with how many things the answer holds.
struct NamedReading: CustomTestStringConvertible, Sendable {
    let name: String
    let count: @Sendable (Reading, Story) throws -> Int

    init(_ name: String, _ count: @escaping @Sendable (Reading, Story) throws -> Int) {
        self.name = name
        self.count = count
    }

    var testDescription: String { name }
}

struct VisibilityTests {
    @Test(arguments: allReadings)
    func `a member sees something and nobody sees nothing`(named: NamedReading) async throws {
        let story = try await Story()
        #expect(try await story.read { try named.count($0, story) } > 0)
        #expect(try await story.office.read(as: .nobody) { try named.count($0, story) } == 0)
    }

    /// A deleted incident takes everything with it that is read through it.
    @Test(arguments: allReadings.filter { throughIncident.contains($0.name) })
    func `what belongs to an incident in the bin is not seen`(named: NamedReading) async throws {
        let story = try await Story()
        try await story.change { try $0.delete(.incident(story.incident)) }
        #expect(try await story.read { try named.count($0, story) } == 0)
    }

    @Test(arguments: allReadings.filter { throughIncident.contains($0.name) })
    func `what belongs to a private incident is seen by those alone whom it names`(named: NamedReading) async throws {
        let story = try await Story()
        let outsider = try await VisibilityTests.outsider(of: story)
        let before = try await story.office.read(as: outsider) { try named.count($0, story) }
        try await story.change {
            try $0.setAudience(of: .incident(story.incident), Audience(people: [story.office.alma]))
        }
        #expect(try await story.read { try named.count($0, story) } > 0)
        let after = try await story.office.read(as: outsider) { try named.count($0, story) }
        #expect(before > 0 && after == 0)
    }

    @Test(arguments: allReadings.filter { throughLaunch.contains($0.name) })
    func `what belongs to a private launch is seen by those alone whom it names`(named: NamedReading) async throws {
        let story = try await Story()
        let outsider = try await VisibilityTests.outsider(of: story)
        #expect(try await story.office.read(as: outsider) { try named.count($0, story) } > 0)
        try await story.change {
            try $0.setAudience(of: .launch(story.launch), Audience(people: [story.office.alma]))
        }
        #expect(try await story.read { try named.count($0, story) } > 0)
        #expect(try await story.office.read(as: outsider) { try named.count($0, story) } == 0)
    }

    static func outsider(of story: Story) async throws -> Asker {
        let id = try await story.change(as: story.office.asAlma) {
            try $0.createPerson(
                name: "Cleo Falk", email: "cleo@example.org", level: .administrator, zone: "UTC", passwordHash: "x")
        }
        return .person(id, .administrator)
    }

    @Test(arguments: allReadings.filter { throughGuardrail.contains($0.name) })
    func `what belongs to a guardrail in the bin is not seen`(named: NamedReading) async throws {
        let story = try await Story()
        try await story.change { try $0.delete(.guardrail(story.guardrail)) }
        #expect(try await story.read { try named.count($0, story) } == 0)
    }

    private static let onTheirOwn: [Substring] = [
        "bin", "unfinishedPostmortems", "reviewsAsked", "namesInPublic", "historyOfSettings",
        "openFlags", "flag",
        // See PublicWordsReadingTests.
        "lastPublication", "publicWords", "incidentsForCustomers", "namesBehindRoles",
        "batch", "sitting", "sittings",
        "openSittings", "verdicts",
        // See SittingTests.
        "followUpChanges",
        // See RegisterVisibilityTests.
        "drill", "drills", "exemption", "exemptions", "incidentsLikelyCaught", "guardrails", "entries",
        "openPremortem", "wordingDismissal",
        // See ImportVisibilityTests.
        "original", "plan", "earlierDocuments", "earlierDocument", "imports", "importDossier",
        // See NameAnswerTests.
        "nameQuestions", "nameAnswers",
        // See IncidentAftermathTests.
        "incidentAftermaths",
        // See PrivacyTests.
        "privacy", "isPrivate", "privateLaunch", "peopleWorking", "contents", "glassBroken",
        // See NearMissReportTests.
        "nearMissThread", "nearMissThreads", "hasNearMissReports", "nearMissReportsWaiting",
        // See PeopleImportTests.
        "plannedInvitations",
        // See ErasureTests.
        "erasure", "isErased",
        // See SuggestionAnswerTests.
        "suggestionAnswers", "suggestionAnswer", "suggestionLessons", "guardrailsSuggested",
    ]

    @Test func `what is in the bin, in a draft and said about oneself is for members`() async throws {
        let story = try await Story(state: .draft)
        try await story.change { change in
            try change.delete(.incident(story.other))
            try change.edit(story.office.bo, Profile(name: "Bo Lind", zone: "UTC", isNamedInPublic: true))
        }
        for (asker, count) in [(story.asBo, 1), (.nobody, 0)] {
            #expect(try await story.office.read(as: asker) { try $0.bin().items.count } == count)
            #expect(
                try await story.office.read(as: asker) {
                    try $0.unfinishedPostmortems(by: story.office.bo, atMost: 9).count
                } == count)
            #expect(
                try await story.office.read(as: asker) { try $0.namesInPublic(of: [story.office.bo]).count } == count)
        }
        #expect(try await story.read { try $0.namesInPublic(of: [story.office.alma]) } == [:])
    }

    @Test func `a follow-up of no incident is for members, and from the bin for nobody`() async throws {
        let story = try await Story()
        let id = try await story.change {
            try $0.addFollowUp(FollowUpEdit(title: "Tidy up"), incident: nil, finding: nil, state: .proposed)
        }
        #expect(try await story.read { try $0.followUp(id) } != nil)
        #expect(try await story.office.read(as: .nobody) { try $0.followUp(id) } == nil)
        #expect(try await story.office.read(as: .nobody) { try $0.followUps(FollowUpQuery()).count } == 0)
        try await story.change { try $0.delete(.followUp(id)) }
        #expect(try await story.read { try $0.followUp(id) } == nil)
        #expect(try await story.read { try $0.search(SearchTerms("tidy")).isEmpty })
    }

    @Test func `the history of the settings is for administrators`() async throws {
        let story = try await Story()
        #expect(try await story.office.read(as: story.office.asAlma) { try $0.historyOfSettings().count } > 0)
        #expect(try await story.read { try $0.historyOfSettings().isEmpty })
        #expect(try await story.office.read(as: .nobody) { try $0.historyOfSettings().isEmpty })
    }

    /// So that no question can be added and forgotten here.
    @Test func `every question that can be asked is among those above`() throws {
        let storage = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/Storage")
            .resolvingSymlinksInPath()
        let asked = Set(allReadings.map { $0.name.prefix { $0 != " " } } + Self.onTheirOwn)
        var found = Set<Substring>()
        // Those have tests of their own: some of their questions are for those who have not signed in yet.
        let elsewhere = ["People/", "Tokens/", "Services/", "Settings/", "Demo/"]
        for file in try FileManager.default.subpathsOfDirectory(atPath: storage.path)
        where file.hasSuffix(".swift") && !elsewhere.contains(where: file.hasPrefix) {
            var isReading = false
            for line in try String(contentsOf: storage.appendingPathComponent(file), encoding: .utf8).split(
                separator: "\n")
            {
                if line.hasPrefix("extension ") { isReading = line.hasPrefix("extension Reading {") }
                if isReading, line.hasPrefix("    package func ") {
                    found.insert(line.dropFirst("    package func ".count).prefix { $0.isLetter || $0.isNumber })
                }
            }
        }
        #expect(found.count > 20)
        #expect(found.subtracting(asked).sorted() == [])
        #expect(asked.subtracting(found).sorted() == [])
    }

    private static let throughIncident: Set<String> = [
        "incident", "incidentSummary", "times", "impacts", "roles", "services (incident)", "incidentDossier",
        "timeline",
        "timelineEvent", "revisions (event)", "finding", "findingDossier", "findings",
        "history (incident)",
        "history (finding)", "history (followUp)", "followUp", "followUpDossier", "followUps (incident)",
        "nameablePeople", "postmortem", "postmortemDocument", "section", "revisions (section)",
        "publishedPostmortems", "guardrailsLinked",
        "guardrailsBuilt", "gaps", "readersDocument", "documentRevisions", "sections (revision)", "publications",
        "review",
        "reviewers", "reviewDecisions", "commentThreads", "comment", "revisions (comment)", "meeting",
        "incident (meeting)",
        "meetingsAhead", "peopleBehindRoles",
        "follows", "liveNews", "text", "revisionHeads",
        "freezes", "freezesOver", "image", "imageBytes", "images", "quotation (finding)", "completions (incident)",
        "plannedFollowUpChanges", "exportablePostmortems", "exportablePostmortems (page)",
        "exportablePostmortems (query)",
        "guardrailsBuilt", "gaps", "freezes", "freezesOver",
        "plannedFollowUpChanges", "guardrailsBuilt", "gaps", "freezes", "freezesOver",
        "guardrailsBuilt", "gaps", "image", "imageBytes", "images", "quotation (finding)", "completions (incident)",
        "completions (followUp)",
    ]

    /// The launch brings the pre-mortem about it along.
    private static let throughLaunch: Set<String> = [
        "launch", "launches", "launchDossier", "checks", "services (launch)", "history (launch)", "premortem",
        "premortems (launch)", "premortemDossier", "participants", "services (pre-mortem)", "history (pre-mortem)",
        "risk", "risks (guardrail)", "foresights (incident)", "foresights (pre-mortem)",
    ]

    private static let throughGuardrail: Set<String> = [
        "guardrail (id)", "services (guardrail)", "evidence", "guardrailDossier", "gaps", "history (guardrail)",
        "register",
        "picks", "picks (typed)", "pick", "answer",
        "guardrailChoices", "guardrail (link)", "coverage", "coverage (of a team)", "coverageCell", "servicesLacking",
        "plannedGapFollowUps", "servicesLackingCount", "guardrailsLinked",
    ]
}
