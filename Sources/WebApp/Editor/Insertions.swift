import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/incidents/:incident/insertions`.
enum Insertions {
    /// The entries of an editor's Insert menu for an incident: live blocks, findings, follow-ups.
    static func list(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let (findings, followUps) = try await visit.read { reading in
            _ = try reading.incident(id).orNotFound()
            return (try reading.findings(ofIncident: id), try reading.followUps(ofIncident: id))
        }
        return try .json([
            InsertionGroup(
                label: "The incident as it is now",
                items: LiveBlock.whole.map { Insertion(label: $0.label, detail: $0.marker, text: $0.marker) }),
            InsertionGroup(
                label: "A finding",
                items: findings.prefix(mostItems).map {
                    Insertion(label: $0.title, detail: $0.kind.label, text: LiveBlock.finding($0.id).marker)
                }),
            InsertionGroup(
                label: "A follow-up",
                items: followUps.prefix(mostItems).map {
                    Insertion(
                        label: $0.followUp.title, detail: $0.followUp.key.description,
                        text: LiveBlock.followUp($0.followUp.id).marker)
                }),
        ])
    }
}

/// More than any incident has; limits the size of the answer.
private let mostItems = 100

private struct InsertionGroup: Encodable {
    let label: String
    let items: [Insertion]
}

private struct Insertion: Encodable {
    let label: String
    let detail: String
    /// The paragraph to insert.
    let text: String
}

extension LiveBlock {
    fileprivate var label: String {
        switch self {
        case .timeline: "Timeline"
        case .findings: "All findings"
        case .followUps: "All follow-ups"
        case .guardrails: "Guardrails"
        case .impact: "Impact"
        case .times: "Times"
        case .roles: "Roles"
        case .finding: "Finding"
        case .followUp: "Follow-up"
        }
    }
}
