import Domain
import WebServer

/// The form for the impact with its values as typed.
struct ImpactForm: Sendable {
    struct Line: Sendable {
        var certainty = ""
        var quantity = ""
        var note = ""
    }

    var lines: [ImpactKind: Line] = [:]
    /// The version of the incident that it was filled from.
    var version: Int?

    init(_ impacts: [Impact], version: Int) {
        self.version = version
        for impact in impacts {
            lines[impact.kind] = Line(
                certainty: impact.certainty.rawValue, quantity: impact.quantity.map { String($0) } ?? "",
                note: impact.note)
        }
    }

    init(_ form: Form) {
        version = form["version"].flatMap { Int($0) }
        for kind in ImpactKind.allCases {
            lines[kind] = Line(
                certainty: form[kind.name(of: .certainty)] ?? "", quantity: form[kind.name(of: .quantity)] ?? "",
                note: form[kind.name(of: .note)] ?? "")
        }
    }

    func impacts() throws(Refusal) -> [Impact] {
        var problems = Problems()
        var impacts: [Impact] = []
        for kind in ImpactKind.allCases {
            let line = lines[kind] ?? Line()
            let impact = problems.checking { () throws(Refusal) in
                try Impact.reading(
                    kind, certainty: line.certainty, quantity: line.quantity, note: line.note, named: kind.name(of:))
            }
            if let impact = impact ?? nil { impacts.append(impact) }
        }
        try problems.throwIfAny()
        return impacts
    }
}

extension ImpactKind {
    /// The name of a field for this kind of impact in the form.
    func name(of field: Impact.Field) -> String {
        switch field {
        case .certainty: "impact-\(rawValue)"
        case .quantity, .note: "impact-\(rawValue)-\(field.rawValue)"
        }
    }

    var example: String {
        switch self {
        case .people: "For example: customers who could not pay"
        case .requests: "For example: failed checkouts"
        case .records: "For example: transactions deleted"
        case .money: "For example: EUR, in credits and overtime"
        case .dataLoss: "For example: three days of uploads, restored by hand"
        }
    }
}
