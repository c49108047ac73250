import Domain
import WebServer

extension Route {
    /// The record that a request is about, as far as its address says so.
    func subject(_ parameters: RouteParameters, kind: String?, number text: String?) -> AuditEntry.Subject? {
        func number(_ name: String) -> Int64? { parameters[name].flatMap { Int64($0) } }
        func key(_ name: String, _ prefix: Key.Prefix) -> Int64? {
            parameters[name].flatMap { Key($0) }.flatMap { $0.prefix == prefix ? $0.number : nil }
        }
        if let id = number("event") { return .timelineEvent(ID(id)) }
        if let id = number("finding") { return .finding(ID(id)) }
        if let id = number("image") { return .image(ID(id)) }
        if let id = number("launch") { return .launch(ID(id)) }
        if let id = key("premortem", .premortem) { return .premortem(ID(id)) }
        if let id = key("followUp", .followUp) { return .followUp(ID(id)) }
        if let id = key("guardrail", .guardrail) { return .guardrail(ID(id)) }
        if let id = key("incident", .incident) { return .incident(ID(id)) }
        // Undo and the bin name the record in the query.
        guard let kind = kind.flatMap(AuditEntry.Subject.Kind.init(rawValue:)), let id = text.flatMap({ Int64($0) })
        else { return nil }
        return AuditEntry.Subject(kind, id)
    }
}
