import Domain
import HTML
import Storage
import WebServer

/// A risk (`/risks/:risk`), and grouping and voting in its pre-mortem.
enum Risks {
    static func moveCard(_ visit: Visit) async throws -> Response {
        let (form, card) = (visit.form, try visit.id("card") as ID<Card>)
        return try await Premortems.act(in: visit) { change, id in
            let text = form["risk"] ?? ""
            let target = ID<Risk>(text: text)
            if target == nil && !text.isEmpty { throw Refusal("Choose one of the groups.") }
            try change.moveCard(card, to: target, in: id)
        }
    }

    static func update(_ visit: Visit) async throws -> Response {
        let (form, risk) = (visit.form, try visit.id("risk") as ID<Risk>)
        return try await Premortems.act(in: visit, form: "risk-\(risk)", anchor: "risk-\(risk)") { change, id in
            try change.renameRisk(risk, in: id, title: form["title"] ?? "")
        }
    }

    static func merge(_ visit: Visit) async throws -> Response {
        let (form, risk) = (visit.form, try visit.id("risk") as ID<Risk>)
        return try await Premortems.act(in: visit) { change, id in
            guard let target = form["risk"].flatMap({ ID<Risk>(text: $0) }) else {
                throw Refusal("Choose one of the groups.")
            }
            try change.mergeRisk(risk, into: target, in: id)
        }
    }

    static func undoGrouping(_ visit: Visit) async throws -> Response {
        try await Premortems.act(in: visit) { change, id in try change.undoGrouping(in: id) }
    }

    static func updateDots(_ visit: Visit) async throws -> Response {
        let form = visit.form
        let risk = try form["risk"].flatMap { ID<Risk>(text: $0) }.orNotFound()
        return try await Premortems.act(in: visit, anchor: "risk-\(risk)") { change, id in
            guard let dots = form["dots"].flatMap({ Int($0) }) else {
                throw Refusal("Use the buttons beside the risk.")
            }
            try change.vote(in: id, risk, dots: dots)
        }
    }
}
