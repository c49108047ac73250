import Domain
import Storage
import WebServer

/// Pages and actions at `/picks`.
enum Picks {
    /// Who or what a picker offers for the text typed so far: at most twenty.
    static func list(_ visit: Visit) async throws -> Response {
        guard let kind = visit.query["kind"].flatMap(PickKind.init(rawValue:)) else {
            throw BadInput("There is no such picker. Use the fields on our pages.")
        }
        let typed = PickedText(visit.query["text"] ?? "")
        let found = try await visit.read { try $0.picks(kind, typed: typed) }
        let own = kind.isPerson ? visit.asker.personID?.rawValue : nil
        return try .json(
            found.map { pick in
                Offer(
                    id: pick.id, text: pick.text, label: pick.name,
                    detail: pick.id == own ? "you" : kind.isPerson ? pick.detail : "")
            })
    }
}

private struct Offer: Encodable {
    let id: Int64
    /// The text that means this one and no other.
    let text: String
    let label: String
    let detail: String
}
