import Domain
import Foundation
import HTML
import Storage
import WebServer

/// Pages and actions at `/guardrails/:guardrail/proofs`.
enum GuardrailProofs {
    /// The form for recording that a guardrail was tested, and whether it held.
    static func new(_ visit: Visit) async throws -> Response {
        let id = try visit.guardrailID()
        let guardrail = try await visit.read { try $0.guardrail(id).orNotFound() }
        var values = ProofForm(guardrail)
        if let text = visit.query["incident"] {
            let incident = try await visit.read { reading in
                try TypedKeys.incident(typed: text, field: "incident").flatMap { try reading.incident($0) }.orNotFound()
            }
            values.incident = incident.key.description
            values.method = (incident.kind == .drill ? ProofMethod.drill : .incident).rawValue
        }
        return .page(guardrailProofPage(visit.frame, guardrail, values, problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let id = try visit.guardrailID()
        let guardrail = try await visit.read { try $0.guardrail(id).orNotFound() }
        let values = ProofForm(visit.form)
        return try await attempt {
            let proof = try values.checked(now: visit.now, zone: visit.frame.zone)
            try await visit.change {
                try $0.recordProof(
                    of: id, method: proof.method, result: proof.result, at: proof.at, note: values.note,
                    evidenceAddress: values.evidence, incident: proof.incident)
            }
            let next = proof.result == .held ? "" : " Who will repair it?"
            return .redirect(
                to: Paths.guardrail(id).anchored("proofs"),
                notice: FlashNotice("\(proof.result.sentence). Proof of \(id.key) recorded.\(next)"))
        } orShow: { problems, _ in
            guardrailProofPage(visit.frame, guardrail, values, problems: problems)
        }
    }

    private static func guardrailProofPage(
        _ frame: Frame, _ guardrail: Guardrail, _ values: ProofForm, problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Record a proof of \(guardrail.key)", section: .guardrails, problems: problems,
            """
            <p class="back">\(keyLink(guardrail.key)) \(guardrail.name)</p>
            <h1>Record a proof</h1>
            <p class="lead">An untested guardrail is only a hope.</p>
            \(draftForm(
                Paths.guardrailProofs(guardrail.id), frame, draft: "\(guardrail.key) proof",
                """
                \(radioField("result", label: "What happened?", options: ProofResult.allCases.map { ($0.rawValue, $0.sentence, $0.help) }, selected: values.result, problems: problems, required: true))
                \(radioField("method", label: "How was it tested?", options: ProofMethod.allCases.map { ($0.rawValue, $0.label, $0.help) }, selected: values.method, problems: problems, required: true))
                \(timeField("at", label: "When?", value: values.at, hint: "For example, now, 14:02, yesterday 16:00, or a date such as 2026-03-01.", problems: problems, required: true))
                \(textArea("note", label: "What did you observe?", value: values.note, hint: "One line is enough: “y, yes and the name of staging were all refused.”", problems: problems, rows: 3))
                \(textField("evidence_address", label: "Evidence", value: values.evidence, hint: "Optional. An address that begins with https://.", problems: problems, type: .url, autocomplete: "off"))
                \(textField("incident", label: "Drill or incident", value: values.incident, hint: "Optional. The key of the drill or incident that tested it, such as INC-12.", problems: problems, autocomplete: "off", width: .short))
                \(formActions(submitButton("Record the proof")))
                """))
            """)
    }
}

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
