import Domain
import Foundation
import Storage

/// Invented people, services and guardrails, and incidents that involve them. The same numbers give the same texts.
struct Organisation: Sendable {
    let people: [ID<Person>]
    let services: [ID<Service>]
    let guardrails: [ID<Guardrail>]
    let template: PostmortemTemplate

    init(_ change: Change) throws {
        people = try (0..<20).map { number in
            try change.createPerson(
                name: "Person \(number)", email: "person\(number)@example.org",
                level: number == 0 ? .administrator : .reviewer,
                zone: "UTC", passwordHash: nil)
        }
        services = try (0..<500).map { try change.createService(ServiceEdit(name: "Service \($0)", purpose: "")) }
        let services = services
        guardrails = try (0..<10_000).map { number in
            try change.addGuardrail(
                GuardrailEdit(
                    name: "Guardrail \(number): \(Words.sentence(number, words: 5))",
                    statement: Words.sentence(number, words: 20), kind: GuardrailKind.allCases[number % 22],
                    position: .prevent, strength: Strength.allCases[number % 7], proofMethod: .test, proofEveryDays: 90,
                    services: [services[number % 500], services[(number * 7 + 1) % 500]]),
                state: [.inPlace, .building, .proposed, .inPlace][number % 4])
        }
        template = try PostmortemTemplate(
            slug: "bench", name: "Bench", summary: "", kinds: [.incident], order: 1,
            body: (1...6).map { "## Part \($0)\n\n" }.joined())
    }

    /// The postmortem is written but not published yet.
    func addIncident(_ number: Int, _ change: Change) throws -> ID<Incident> {
        let id = try change.declare(
            IncidentDeclaration(
                title: "Incident \(number): \(Words.sentence(number, words: 6))",
                severity: Severity.allCases[number % 5],
                state: .resolved))
        try change.edit(
            id,
            IncidentEdit(
                title: "Incident \(number): \(Words.sentence(number, words: 6))", kind: .incident,
                severity: Severity.allCases[number % 5], summary: Words.sentence(number, words: 60),
                howNoticed: Words.sentence(number + 1, words: 12), surprise: Words.sentence(number + 2, words: 12),
                services: [services[number % 500], services[(number + 7) % 500]]), from: 1)
        let start = Date(timeIntervalSince1970: 1_700_000_000 + Double(number) * 3_600)
        var times = IncidentTimes()
        for (index, mark) in IncidentMark.allCases.enumerated() {
            times[mark] = Moment(start.addingTimeInterval(Double(index) * 900))
        }
        try change.setTimes(of: id, times)
        _ = try change.addToTimeline(
            of: id,
            (0..<30).map { index in
                TimelineEventEdit(
                    moment: Moment(start.addingTimeInterval(Double(index) * 180)),
                    text: Words.sentence(number * 31 + index, words: 14))
            })
        try addFindings(to: id, number, change)
        _ = try change.startPostmortem(of: id, from: template)
        for section in try change.reading.postmortemDocument(of: id)?.sections ?? [] {
            try change.saveSection(section.id, text: Words.document(number, bytes: 10_000 / 6), from: section.revision)
        }
        return id
    }

    private func addFindings(to id: ID<Incident>, _ number: Int, _ change: Change) throws {
        var findings: [ID<Finding>] = []
        for index in 0..<5 {
            let finding = try change.addFinding(
                to: id,
                FindingEdit(
                    kind: FindingKind.allCases[(number + index) % 11],
                    title: Words.sentence(number * 5 + index, words: 9),
                    detail: Words.sentence(number + index, words: 40)))
            try change.link(guardrails[(number * 5 + index) % guardrails.count], .proposedBy, .finding(finding))
            findings.append(finding)
        }
        for index in 0..<8 {
            _ = try change.addFollowUp(
                FollowUpEdit(
                    title: Words.sentence(number * 8 + index, words: 8),
                    detail: Words.sentence(number + index, words: 30),
                    ownerID: people[(number + index) % 20], due: Day(daysSince1970: 20_500 + (number + index) % 300)),
                incident: id, finding: findings[index % 5], state: index % 3 == 0 ? .inProgress : .committed)
        }
    }
}

/// Meaningless text, made of words that a search can find.
enum Words {
    private static let words = [
        "ledger", "deploy", "migration", "replica", "alert", "queue", "timeout", "rollback", "certificate", "payment",
        "dashboard", "backup", "region", "cache", "token", "schema", "worker", "latency", "customer", "pipeline",
        "cluster", "snapshot", "gateway", "index", "retry", "balance", "invoice", "restore", "staging", "production",
    ]

    static func sentence(_ seed: Int, words count: Int) -> String {
        var state = UInt64(truncatingIfNeeded: seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let chosen = (0..<count).map { _ -> String in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return words[Int(state >> 33) % words.count]
        }
        return chosen.joined(separator: " ")
    }

    /// Paragraphs, lists, a table and a heading, as people write them.
    static func document(_ seed: Int, bytes: Int) -> String {
        var text = ""
        var part = seed
        while text.utf8.count < bytes {
            part += 1
            text +=
                "### \(sentence(part, words: 4))\n\n\(sentence(part, words: 50)) **\(sentence(part, words: 2))** and `code`.\n\n"
            text += "- \(sentence(part, words: 10))\n- \(sentence(part + 1, words: 12)), see INC-\(part % 900 + 1)\n\n"
            text +=
                "| \(sentence(part, words: 1)) | count |\n| --- | ---: |\n| \(sentence(part + 2, words: 3)) | \(part % 97) |\n\n"
        }
        return text
    }
}
