import Domain
import Testing

struct CatalogueTests {
    private func entry(
        _ slug: String, _ strength: Strength, findings: Set<FindingKind> = [.missingGuardrail], signals: [String],
        stronger: String? = nil
    ) -> CatalogueEntry {
        CatalogueEntry(
            slug: slug, name: slug.capitalized, stops: "", kind: .other, position: .prevent, strength: strength,
            proofMethod: .test, proofEveryDays: nil, weaker: nil, stronger: stronger, findings: findings,
            signals: signals.compactMap(CatalogueSignal.init), proof: "", bypass: "", weakerRelative: "",
            strongerRelative: "")
    }

    @Test(arguments: [
        ("delet", "It deleted rows", ["deleted"]),
        ("delet row", "Rows were gone: a job deletes them", ["deletes", "rows"]),
        ("ssh", "An SSH key", ["ssh"]), ("force-push", "Somebody force-pushed", ["force", "pushed"]),
    ])
    func `a signal is there when each of its words is, whatever their endings and order`(
        signal: String, text: String, words: [String]
    ) throws {
        #expect(try #require(CatalogueSignal(signal)).words(in: WordList(text)) == words)
    }

    @Test(arguments: [
        ("delet row", "It deleted files"), ("plan", "An unplanned stop"), ("lock", "A locksmithery"), ("ssh", "sshd"),
    ])
    func `a signal is not there when a word of it is another word`(signal: String, text: String) throws {
        #expect(try #require(CatalogueSignal(signal)).words(in: WordList(text)) == nil)
    }

    @Test func `the strongest stands first, and the words that led to it are named`() throws {
        let catalogue = try Catalogue([
            entry("list", .checklistOrReview, signals: ["rows"]),
            entry("limit", .automaticLimit, signals: ["delet rows"]),
            entry("remove", .eliminate, signals: ["access"]),
        ])
        let suggestions = catalogue.suggestions(
            for: .missingGuardrail, text: WordList("A job deleted rows"), incident: WordList(""))
        #expect(suggestions.map(\.entry.slug) == ["limit", "list"])
        #expect(suggestions.first?.words == [["deleted", "rows"]])
    }

    @Test func `what is written about the incident speaks only for entries that answer this kind of finding`() throws {
        let catalogue = try Catalogue([
            entry("alarm", .engineeredWarning, findings: [.detectionGap], signals: ["rows"]),
            entry("limit", .automaticLimit, signals: ["rows"]),
        ])
        let suggestions = catalogue.suggestions(
            for: .detectionGap, text: WordList("Nobody saw it"), incident: WordList("Rows were gone"))
        #expect(suggestions.map(\.entry.slug) == ["alarm"])
        #expect(suggestions.first?.wordsOfIncident == [["rows"]])
    }

    @Test func `of many that fit those with most signals are kept`() throws {
        let catalogue = try Catalogue([
            entry("one", .eliminate, signals: ["job"]), entry("two", .automaticLimit, signals: ["job", "rows"]),
        ])
        let kept = catalogue.suggestions(
            for: .surprise, text: WordList("The job took rows"), incident: WordList(""), atMost: 1)
        #expect(kept.map(\.entry.slug) == ["two"])
    }

    @Test func `a stronger relative that is not stronger is refused, as is one that is not there`() {
        #expect(throws: Refusal.self) {
            try Catalogue([
                entry("a", .eliminate, signals: ["x"], stronger: "b"), entry("b", .policyOrTraining, signals: ["x"]),
            ])
        }
        #expect(throws: Refusal.self) { try Catalogue([entry("a", .eliminate, signals: ["x"], stronger: "gone")]) }
    }

    @Test func `a long text costs no more than its first words`() {
        let text = String(repeating: "a1 b2 c3 ", count: 100_000)
        #expect(WordList(text).words == ["a1", "b2", "c3"])
    }
}

struct StrengthPromptTests {
    @Test func `training alone asks what would make the mistake impossible`() {
        #expect(StrengthPrompt.asks(guardrails: [.policyOrTraining], promises: []))
        #expect(StrengthPrompt.asks(guardrails: [], promises: ["Train the newcomers"]))
        #expect(
            StrengthPrompt.asks(guardrails: [], promises: ["Document the steps", "Remind everybody to be careful"]))
    }

    @Test func `one answer that does not rely on people is enough`() {
        #expect(!StrengthPrompt.asks(guardrails: [.policyOrTraining, .checklistOrReview], promises: []))
        #expect(!StrengthPrompt.asks(guardrails: [.policyOrTraining], promises: ["Limit the rows"]))
    }

    @Test func `no answer at all is another question`() {
        #expect(!StrengthPrompt.asks(guardrails: [], promises: []))
    }
}

struct CoverageMarkTests {
    @Test(arguments: [
        (GuardrailState.proven, CoverageMark.proven), (.inPlace, .inPlace), (.stale, .inPlace), (.degraded, .inPlace),
        (.building, .building), (.proposed, .missing),
    ])
    func `where it protects, its state says how it stands`(state: GuardrailState, mark: CoverageMark) {
        #expect(CoverageMark.of(state, protects: true, isExempt: false, isBeingBrought: false) == mark)
    }

    @Test func `where it does not protect it is missing, unless it is on its way or does not apply`() {
        #expect(CoverageMark.of(.proven, protects: false, isExempt: false, isBeingBrought: false) == .missing)
        #expect(CoverageMark.of(.proven, protects: false, isExempt: false, isBeingBrought: true) == .building)
        #expect(CoverageMark.of(.proven, protects: false, isExempt: true, isBeingBrought: true) == .notApplicable)
    }
}

struct RetrodictionTests {
    @Test func `a kind of finding alone is no reason to ask, a service or similar words are`() {
        let ranked = LikelyCatch.ranked([
            LikelyCatch(incident: ID(1), findingKinds: [.missingGuardrail]),
            LikelyCatch(incident: ID(2), services: ["Ledger"]), LikelyCatch(incident: ID(3), isSimilar: true),
            LikelyCatch(incident: ID(4), services: ["Ledger"], findingKinds: [.missingGuardrail], isSimilar: true),
        ])
        #expect(ranked.map(\.incident.rawValue) == [4, 3, 2])
    }
}
