import Domain
import Foundation
import Storage
import WebServer

/// The form of the page with its values as typed.
struct ProofForm: Sendable {
    var method = ""
    var result = ""
    var at = "now"
    var note = ""
    var evidence = ""
    /// The key of the drill or the incident that tested it.
    var incident = ""

    init(_ guardrail: Guardrail) {
        method = guardrail.proofMethod?.rawValue ?? ""
    }

    init(_ form: Form) {
        method = form["method"] ?? ""
        result = form["result"] ?? ""
        at = form["at"] ?? ""
        note = form["note"] ?? ""
        evidence = form["evidence_address"] ?? ""
        incident = form["incident"] ?? ""
    }

    func checked(
        now: Date, zone: TimeZone
    ) throws(Refusal) -> (method: ProofMethod, result: ProofResult, at: Date, incident: ID<Incident>?) {
        var problems = Problems()
        let method = ProofMethod(rawValue: self.method)
        if method == nil { problems.add(field: "method", "Choose how it was tested.") }
        let result = ProofResult(rawValue: self.result)
        if result == nil { problems.add(field: "result", "Choose whether it held or failed.") }
        let at = problems.checking { () throws(Refusal) in try ProofForm.time(self.at, now: now, zone: zone) }
        let incident = problems.checking { () throws(Refusal) in
            try TypedKeys.incident(typed: self.incident, field: "incident")
        }
        _ = problems.checking { () throws(Refusal) in try WebAddress.checked(evidence, field: "evidence_address") }
        try problems.throwIfAny()
        guard let method, let result, let at else { throw Refusal("Fill in the form.") }
        return (method, result, at, incident ?? nil)
    }

    /// Reads a time as typed elsewhere, or a day alone, because few people record the time of a test.
    private static func time(_ text: String, now: Date, zone: TimeZone) throws(Refusal) -> Date {
        if let day = Day(iso: text.trimmed) {
            let noon = CivilTime(day: day, secondOfDay: 43_200).instants(in: zone).first ?? now
            return day == Day(now, in: zone) ? min(noon, now) : noon
        }
        guard let instant = try TimeInput(now: now, zone: zone).read(text, field: "at").instant else {
            throw Refusal(field: "at", "Enter when it was tested. A date is enough, such as 2026-03-01.")
        }
        return instant
    }
}
