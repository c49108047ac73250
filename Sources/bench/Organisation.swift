import Domain
import Foundation
import Storage

/// Invented people, services and guardrails, and incidents that involve them. The same numbers give the same texts.
struct Organisation: Sendable {
    let people: [ID<Person>]
    let services: [ID<Service>]
    private(set) var guardrails: [ID<Guardrail>] = []
    let template: PostmortemTemplate
    private let size: FillSize

    init(_ store: Store, _ size: FillSize, at now: Date) async throws {
        self = try await store.change(by: .command("bench"), at: now) { try Organisation($0, size) }
        let services = services
        for start in stride(from: 0, to: size.guardrails, by: 100) {
            let numbers = start..<min(start + 100, size.guardrails)
            // Not all at one moment, because what was changed lately is read again and again.
            let then = now.addingTimeInterval(Double(start - size.guardrails) * 60)
            guardrails += try await store.change(by: .command("bench"), at: then) { change in
                try numbers.map { try Organisation.addGuardrail($0, services, change) }
            }
        }
    }

    private init(_ change: Change, _ size: FillSize) throws {
        self.size = size
        people = try (0..<size.people).map { number in
            try change.createPerson(
                name: "Person \(number)", email: "person\(number)@example.org",
                level: number == 0 ? .administrator : .reviewer,
                zone: "UTC", passwordHash: nil)
        }
        services = try (0..<size.services).map {
            try change.createService(ServiceEdit(name: "Service \($0)", purpose: ""))
        }
        template = try PostmortemTemplate(
            slug: "bench", name: "Bench", summary: "", kinds: [.incident], order: 1,
            body: (1...6).map { "## Part \($0)\n\n" }.joined())
    }

    private static func addGuardrail(
        _ number: Int, _ services: [ID<Service>], _ change: Change
    ) throws -> ID<Guardrail> {
        try change.addGuardrail(
            GuardrailEdit(
                name: "Guardrail \(number): \(Words.sentence(number, words: 5))",
                statement: Words.sentence(number, words: 20), kind: GuardrailKind.allCases[number % 22],
                position: .prevent, strength: Strength.allCases[number % 7], proofMethod: .test, proofEveryDays: 90,
                services: [services[number % services.count], services[(number * 7 + 1) % services.count]]),
            state: [.inPlace, .building, .proposed, .inPlace][number % 4])
    }

    func service(of number: Int) -> (id: ID<Service>, name: String, slug: String) {
        let index = number % services.count
        return (services[index], "Service \(index)", "service-\(index)")
    }

    /// The postmortem is written but not published yet.
    func addIncident(_ number: Int, _ change: Change) throws -> MadeIncident {
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
                services: [service(of: number).id, service(of: number + 7).id]), from: 1)
        let start = Date(timeIntervalSince1970: 1_700_000_000 + Double(number) * 3_600)
        var times = IncidentTimes()
        for (index, mark) in IncidentMark.allCases.enumerated() {
            times[mark] = Moment(start.addingTimeInterval(Double(index) * 900))
        }
        try change.setTimes(of: id, times)
        let events = try change.addToTimeline(
            of: id,
            (0..<size.events).map { index in
                TimelineEventEdit(
                    moment: Moment(start.addingTimeInterval(Double(index) * 180)),
                    text: Words.sentence(number * 31 + index, words: 14) + " everywhere")
            })
        let (findings, followUps) = try addFindings(to: id, number, change)
        _ = try change.startPostmortem(of: id, from: template)
        for section in try change.reading.postmortemDocument(of: id)?.sections ?? [] {
            try change.saveSection(
                section.id, text: Words.document(number, bytes: size.postmortemBytes / 6), from: section.revision)
        }
        return MadeIncident(
            incident: id, events: events, findings: findings, followUps: followUps,
            guardrail: guardrails[number * 5 % guardrails.count])
    }

    private func addFindings(
        to id: ID<Incident>, _ number: Int, _ change: Change
    ) throws -> ([ID<Finding>], [ID<FollowUp>]) {
        var findings: [ID<Finding>] = []
        var followUps: [ID<FollowUp>] = []
        for index in 0..<size.findings {
            let finding = try change.addFinding(
                to: id,
                FindingEdit(
                    kind: FindingKind.allCases[(number + index) % 11],
                    title: Words.sentence(number * 5 + index, words: 9),
                    detail: Words.sentence(number + index, words: 40) + " everywhere"))
            try change.link(guardrails[(number * 5 + index) % guardrails.count], .proposedBy, .finding(finding))
            findings.append(finding)
        }
        for index in 0..<size.followUps {
            let followUp = try change.addFollowUp(
                FollowUpEdit(
                    title: Words.sentence(number * 8 + index, words: 8),
                    detail: Words.sentence(number + index, words: 30),
                    ownerID: people[(number + index) % people.count],
                    due: Day(daysSince1970: 20_500 + (number + index) % 300)),
                incident: id, finding: findings[index % findings.count],
                state: index % 3 == 0 ? .inProgress : .committed)
            followUps.append(followUp)
        }
        return (findings, followUps)
    }
}

/// An incident with what belongs to it.
struct MadeIncident: Sendable {
    let incident: ID<Incident>
    let events: [ID<TimelineEvent>]
    let findings: [ID<Finding>]
    let followUps: [ID<FollowUp>]
    let guardrail: ID<Guardrail>
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
