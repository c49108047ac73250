import Domain
import Testing

struct CatalogueTests {
    private func entry(
        _ slug: String, _ strength: Strength = .automaticLimit, findings: Set<FindingKind> = [.missingGuardrail],
        position: GuardrailPosition = .prevent, failures: [String], stronger: String? = nil
    ) -> CatalogueEntry {
        CatalogueEntry(
            slug: slug, name: slug.capitalized, stops: "", kind: .other, position: position, strength: strength,
            proofMethod: .test, proofEveryDays: nil, weaker: nil, stronger: stronger, findings: findings,
            failures: failures, proof: "", bypass: "", weakerRelative: "", strongerRelative: "")
    }

    private func catalogue(_ entries: CatalogueEntry..., synonyms: [[String]] = []) throws -> Catalogue {
        try Catalogue(
            entries + [entry("filler", .policyOrTraining, findings: [], failures: ["Something else entirely"])],
            vocabulary: Vocabulary(synonyms: synonyms))
    }

    private func finding(_ title: String, kind: FindingKind = .missingGuardrail, incident: String = "")
        -> FindingContext
    {
        FindingContext(kind: kind, title: title, detail: "", incident: incident)
    }

    @Test func `the best fit comes first, and its reason names the words and the failure that is most like it`() throws
    {
        let catalogue = try catalogue(
            entry("undo", failures: ["The file was overwritten", "Customers' rows were deleted for good"]),
            entry("expiry", failures: ["A certificate expired"]))
        let first = try #require(catalogue.suggestions(for: finding("A job deleted rows of customers")).first)
        #expect(first.entry.slug == "undo")
        #expect(first.words.contains { $0.contains("rows") })
        #expect(first.likeness == "Customers' rows were deleted for good")
    }

    @Test func `forms of a word and words that mean the same are equal`() throws {
        let catalogue = try catalogue(
            entry("undo", failures: ["Deletion was permanent"]), entry("limit", failures: ["The queue was full"]),
            synonyms: [["delete", "erase"]])
        for title in ["It deletes permanently", "Erased permanently", "Somebody erases things"] {
            #expect(catalogue.suggestions(for: finding(title)).first?.entry.slug == "undo", "\(title)")
        }
    }

    @Test func `two words that belong together count as one, and not as the words they consist of`() throws {
        let catalogue = try catalogue(
            entry("undo", failures: ["There was no rollback"]), entry("locks", failures: ["A lock on the table"]),
            entry("door", failures: ["Nobody could sign in"]), entry("paint", failures: ["The rolls were in the back"]),
            synonyms: [["rollback", "roll back"], ["locked out", "sign in"]])
        for (title, slug) in [("We rolled back late", "undo"), ("Everyone was locked out", "door")] {
            let suggestions = catalogue.suggestions(for: finding(title))
            #expect(suggestions.first?.entry.slug == slug, "\(title)")
            #expect(suggestions.dropFirst().allSatisfy { $0.words.isEmpty }, "\(title)")
        }
        #expect(catalogue.suggestions(for: finding("We rolled back late")).first?.words.contains("rolled back") == true)
    }

    @Test func `what an entry says again and again counts more than a rarer word that another has by chance`() throws {
        let catalogue = try catalogue(
            entry("chance", .eliminate, failures: ["The lamp was broken"]),
            entry(
                "about",
                failures: [
                    "The backup was old", "No backup", "The backup failed", "A backup nearby", "A backup of nothing",
                    "Backups were lost", "We had two backups", "The backup was full",
                ]),
            entry("other", failures: ["A backup"]))
        #expect(catalogue.suggestions(for: finding("The lamp and the backup")).first?.entry.slug == "about")
    }

    @Test func `a word that nearly all entries have counts less than one that few have`() throws {
        let catalogue = try catalogue(
            entry("a", .eliminate, failures: ["The server and the server were slow"]),
            entry("b", failures: ["The server had a certificate"]), entry("c", failures: ["A server moved"]),
            entry("d", failures: ["A server stopped"]))
        #expect(catalogue.suggestions(for: finding("The server's certificate")).first?.entry.slug == "b")
    }

    @Test func `there is an answer where no word fits: what is made for that kind of finding`() throws {
        let catalogue = try catalogue(
            entry("list", .policyOrTraining, failures: ["One thing"]),
            entry("alarm", findings: [.detectionGap], failures: ["Another thing"]))
        let suggestions = catalogue.suggestions(for: finding("Zzz", kind: .detectionGap))
        #expect(suggestions.map(\.entry.slug).first == "alarm")
        #expect(suggestions.count == 3)
        #expect(suggestions.first?.words == [])
    }

    @Test func `what is written about the incident counts less than the finding, and is named apart`() throws {
        let catalogue = try catalogue(
            entry("cert", failures: ["A certificate expired"]), entry("disk", failures: ["The disk was full"]))
        let suggestions = catalogue.suggestions(for: finding("The certificate", incident: "The disk was full"))
        #expect(suggestions.map(\.entry.slug).prefix(2) == ["cert", "disk"])
        #expect(suggestions[1].words == [])
        #expect(!suggestions[1].wordsOfIncident.isEmpty)
    }

    @Test func `how long nobody noticed speaks for what detects`() throws {
        let catalogue = try catalogue(
            entry("limit", .eliminate, failures: ["A"]), entry("alarm", position: .detect, failures: ["B"]))
        var context = finding("Zzz")
        #expect(catalogue.suggestions(for: context).first?.entry.slug == "limit")
        context.minutesUnnoticed = 90
        let first = try #require(catalogue.suggestions(for: context).first)
        #expect(first.entry.slug == "alarm")
        #expect(first.circumstance == .noticedLate(minutes: 90))
    }

    @Test func `what a team turned down for the same words goes down, what it accepted goes up`() throws {
        let catalogue = try catalogue(
            entry("one", failures: ["The cache was cold"]), entry("two", failures: ["The cache was empty"]),
            entry("three", failures: ["A disk"]), entry("four", failures: ["A key"]))
        let context = finding("The cache")
        let term = try #require(catalogue.tellingTerms(of: context).first)
        let taught = { (entry: String, accepted: Int, turnedDown: Int) in
            catalogue.suggestions(
                for: context,
                lessons: [SuggestionLesson(entry: entry, term: term, accepted: accepted, turnedDown: turnedDown)])
        }
        #expect(taught("one", 0, 3).first?.entry.slug == "two")
        #expect(taught("two", 3, 0).first?.entry.slug == "two")
        #expect(taught("one", 3, 0).first?.entry.slug == "one")
        #expect(taught("one", 3, 0).first?.accepted == 3)
    }

    @Test func `a synonym is in one group only`() {
        #expect(throws: Refusal.self) { try Vocabulary(synonyms: [["route", "path"], ["router", "switch"]]) }
        #expect(throws: Refusal.self) { try Vocabulary(synonyms: [["rollback", "roll back"], ["rolled back"]]) }
    }

    @Test func `a stronger relative that is not stronger is refused, as is one that is not there`() {
        #expect(throws: Refusal.self) {
            try Catalogue([
                entry("a", .eliminate, failures: ["x"], stronger: "b"), entry("b", .policyOrTraining, failures: ["x"]),
            ])
        }
        #expect(throws: Refusal.self) { try Catalogue([entry("a", .eliminate, failures: ["x"], stronger: "gone")]) }
    }

    @Test func `a long text costs no more than its first words`() {
        let terms = Vocabulary.plain.terms(of: String(repeating: "alpha beta ", count: 100_000))
        #expect(terms.count < 5_000)
        let word = Vocabulary.plain.terms(of: String(repeating: "a\u{301}", count: 50_000))
        #expect(word.allSatisfy { $0.key.utf8.count < 200 })
    }
}

struct WordFormTests {
    @Test(arguments: [
        ["delete", "deleted", "deletes", "deleting", "deletion", "deletions"],
        ["expire", "expired", "expires", "expiring", "expiry"],
        ["policy", "policies"], ["stop", "stops", "stopped", "stopping"], ["write", "wrote", "written"],
        ["box", "boxes"], ["crash", "crashes", "crashed"], ["retry", "retries", "retried"],
    ])
    func `the forms of a word have one stem`(forms: [String]) {
        #expect(Set(forms.map(WordForm.stem)).count == 1, "\(forms.map(WordForm.stem))")
    }

    @Test(arguments: [
        ["string", "str"], ["process", "processor"], ["lock", "log"], ["status", "state"], ["product", "production"],
        ["stages", "staging"], ["engine", "engineer"], ["custom", "customer"],
    ])
    func `other words keep theirs`(words: [String]) {
        #expect(Set(words.map(WordForm.stem)).count == words.count)
    }
}

struct GuardrailIndexTests {
    private func text(_ id: Int64, _ name: String) -> GuardrailIndex.Text {
        GuardrailIndex.Text(id: ID(id), name: name, statement: "")
    }

    @Test func `words that only the incident has are not named as those of the finding`() {
        var index = GuardrailIndex()
        index.add(text(1, "Certificates that expire"), .plain)
        index.add(text(2, "A cache with two nodes"), .plain)
        let finding = FindingContext(
            kind: .missingGuardrail, title: "Search depended on one cache node", detail: "",
            incident: "The certificate expired")
        let matches = index.matches(for: finding, .plain, atMost: 5)
        let words = Dictionary(uniqueKeysWithValues: matches.map { ($0.id, $0.words) })
        #expect(words[ID(1)] == [])
        #expect(words[ID(2)]?.contains("cache") == true)
    }

    @Test func `a guardrail is found by the words it has now`() {
        var index = GuardrailIndex()
        for (id, name) in [(1, "Row limit"), (2, "Certificate alarm"), (3, "Canary"), (4, "Lock timeout")] {
            index.add(text(Int64(id), name), .plain)
        }
        let found = { (title: String) in
            index.matches(
                for: FindingContext(kind: .missingGuardrail, title: title, detail: ""), .plain, atMost: 3
            ).map(\.id.rawValue)
        }
        #expect(found("The certificate ran out") == [2])
        index.add(text(2, "Domain alarm"), .plain)
        #expect(found("The certificate ran out") == [])
        #expect(found("Nobody renewed the domain") == [2])
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
