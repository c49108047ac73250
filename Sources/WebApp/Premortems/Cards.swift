import Domain
import HTML
import Storage
import WebServer

/// Cards of a pre-mortem: writing, changing, withdrawing and restoring one of your own.
enum Cards {
    static func create(_ visit: Visit) async throws -> Response {
        let form = visit.form
        return try await Premortems.act(in: visit, form: "card") { change, id in
            _ = try change.writeCard(
                in: id, text: form["text"] ?? "", prompt: try promptTitle(form, change.reading, id))
        }
    }

    static func update(_ visit: Visit) async throws -> Response {
        let (form, card) = (visit.form, try ownCardID(visit))
        return try await Premortems.act(in: visit, form: "card-\(card)") { change, id in
            try change.editCard(
                card, in: id, text: form["text"] ?? "", prompt: try promptTitle(form, change.reading, id))
        }
    }

    static func withdraw(_ visit: Visit) async throws -> Response {
        let card = try ownCardID(visit)
        return try await Premortems.act(in: visit) { change, id in try change.withdrawCard(card, in: id) }
    }

    static func restore(_ visit: Visit) async throws -> Response {
        let card = try ownCardID(visit)
        return try await Premortems.act(in: visit) { change, id in try change.restoreCard(card, in: id) }
    }

    private static func ownCardID(_ visit: Visit) throws -> ID<Card> {
        try visit.form["card"].flatMap { ID<Card>(text: $0) }.orNotFound()
    }

    /// A form refers to a prompt by its position.
    private static func promptTitle(_ form: Form, _ reading: Reading, _ id: ID<Premortem>) throws -> String {
        guard let place = form["prompt"].flatMap({ Int($0) }), let prompts = try reading.premortem(id)?.script.prompts,
            prompts.indices.contains(place)
        else { return "" }
        return prompts[place].title
    }
}
