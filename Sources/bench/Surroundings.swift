import Domain
import Foundation
import Secrets
import Storage

/// Records of every kind besides incidents, so that each page has something to show: launches and their pre-mortems,
/// freezes, sittings, bulk changes, what is in the bin.
struct Surroundings: Sendable {
    let apiToken: String
    private let calendar: String
    private let teams: [ID<Team>]
    private let launches: [ID<Launch>]
    private let premortems: [(id: ID<Premortem>, code: String, risk: String)]
    private let freezes: [ID<Freeze>]
    private let sittings: [ID<Sitting>]
    private let batches: [ID<Batch>]

    init(_ change: Change, _ organisation: Organisation, count: Int) throws {
        let (token, calendar) = (Token(), Token())
        _ = try change.issueAPIToken(label: "Pipeline", digest: token.digest, expiresAt: nil)
        try change.makeCalendarAddress(digest: calendar.digest)
        apiToken = token.text
        self.calendar = calendar.text
        teams = try (0..<20).map { try change.createTeam(name: "Team \($0)") }
        launches = try (0..<count).map { number in
            try change.addLaunch(
                LaunchEdit(
                    title: "Launch \(number)", plan: Words.sentence(number, words: 60),
                    date: Day(daysSince1970: 20_000 + number), ownerID: organisation.people[number % 20],
                    services: [organisation.service(of: number).id]))
        }
        let launches = launches
        premortems = try (0..<count).map { try Surroundings.premortem($0, for: launches[$0], change) }
        freezes = try (0..<count).map { number in
            // One in ten is in force, the others come later.
            let start = change.now.addingTimeInterval(number % 10 == 0 ? 0 : Double(number % 80 + 1) * 86_400)
            return try change.scheduleFreeze(
                FreezeEdit(
                    reason: "Closing \(number)", scope: .services([organisation.service(of: number).id]),
                    startsAt: start, endsAt: start.addingTimeInterval(3_600)))
        }
        sittings = try (0..<20).map { _ in
            let sitting = try change.startSitting()
            try change.endSitting(sitting, today: Day(change.now, in: .gmt))
            return sitting
        }
        batches = try (0..<count).map { try Surroundings.batch($0, organisation, change) }
        for number in 0..<count {
            let id = try change.addFollowUp(
                FollowUpEdit(title: "Dropped \(number)"), incident: nil, finding: nil, state: .proposed)
            try change.delete(.followUp(id))
        }
    }

    /// Values for the parameters of routes.
    func values(_ number: Int, _ organisation: Organisation, _ sample: FillSample) -> [String: String] {
        let premortem = premortems[number % premortems.count]
        return sample.values.merging([
            "calendar": calendar, "team": "\(teams[number % teams.count])",
            "launch": "\(launches[number % launches.count])", "premortem": premortem.id.key.description,
            "code": premortem.code, "risk": premortem.risk, "freeze": "\(freezes[number % freezes.count])",
            "sitting": "\(sittings[number % sittings.count])", "batch": "\(batches[number % batches.count])",
            "kind": "postmortem", "template": "guardrail-first", "entry": "dry-run",
            "format": "\(ExportFormat.allCases[number % ExportFormat.allCases.count].rawValue)",
        ]) { first, _ in first }
    }

    private static func premortem(
        _ number: Int, for launch: ID<Launch>, _ change: Change
    ) throws -> (id: ID<Premortem>, code: String, risk: String) {
        let template = try PremortemTemplate(
            slug: "bench", name: "Bench", summary: "", order: 1, question: "What happened?",
            body: "## What happened\n\n## Review questions\n\n- What if it runs twice?\n")
        let id = try change.openPremortem(
            PremortemEdit(title: "Pre-mortem \(number)", allowsGuests: true), launch: launch, from: template,
            anonymity: .named, pace: .together)
        try change.movePremortem(id, to: .brief, from: .lobby)
        try change.movePremortem(id, to: .silentWriting, from: .brief)
        for card in 0..<3 {
            _ = try change.writeCard(in: id, text: Words.sentence(number * 3 + card, words: 10), prompt: "")
        }
        try change.movePremortem(id, to: .reveal, from: .silentWriting)
        try change.movePremortem(id, to: .grouping, from: .reveal)
        let risk = try change.reading.premortemDossier(id)?.risks.first?.risk.id
        return (id, try change.reading.premortem(id)?.joinCode.text ?? "", risk.map { "\($0)" } ?? "")
    }

    private static func batch(_ number: Int, _ organisation: Organisation, _ change: Change) throws -> ID<Batch> {
        let people = organisation.people
        let ids = try (0..<3).map { index in
            try change.addFollowUp(
                FollowUpEdit(
                    title: "Together \(number)-\(index)", ownerID: people[index], due: Day(daysSince1970: 20_400)),
                incident: nil, finding: nil, state: .committed)
        }
        return try change.changeFollowUps(
            FollowUpAlteration(owner: .set(people[3])), ids.map { (id: $0, version: 1) })
    }
}
