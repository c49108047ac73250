import Domain
import HTML
import Storage
import WebServer

/// An edit of an incident that Undo takes back: the one that led to this version.
struct EditedIncident: Equatable, Sendable {
    let id: ID<Incident>
    let version: Int

    init(_ id: ID<Incident>, version: Int) {
        self.id = id
        self.version = version
    }

    /// From the cookie of a notice.
    init?(words: [String]) {
        guard words.count == 3, words[0] == "edit", let id = ID<Incident>(text: words[1]),
            let version = Int(words[2])
        else { return nil }
        self.init(id, version: version)
    }

    var words: String { "edit \(id) \(version)" }
}

extension Paths {
    static func incidentVersion(_ edit: EditedIncident) -> Link {
        Link(["incidents", edit.id.key.description, "versions", String(edit.version), "undo"])
    }
}

/// Takes an edit back; what others have changed since stays.
func incidentTakeBack(_ visit: Visit) async throws -> Response {
    let id = try visit.incidentID()
    guard let version = visit.parameters["version"].flatMap({ Int($0) }) else { throw Obstacle.notFound }
    try await visit.change { try $0.takeBack(id, version: version) }
    return .redirect(to: Paths.incident(id), notice: FlashNotice("It is as it was before."))
}

extension Visit {
    /// Saves what a form of an incident holds, and leads to the incident with a notice that can take it back.
    func saved(
        _ id: ID<Incident>, _ sentence: String, _ body: @escaping @Sendable (Change) throws -> Void
    ) async throws -> Response {
        let version = try await change { change -> Int? in
            let before = try change.reading.incident(id)?.version
            try body(change)
            let after = try change.reading.incident(id)?.version
            return before == after ? nil : after
        }
        return .redirect(
            to: Paths.incident(id),
            notice: FlashNotice(sentence, takingBack: version.map { EditedIncident(id, version: $0) }))
    }
}

/// The version of the incident that a form was filled from.
func versionField(_ version: Int?) -> HTML? { version.map { hiddenField("version", String($0)) } }
