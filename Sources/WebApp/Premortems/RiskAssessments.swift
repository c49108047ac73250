import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/pre-mortems/:premortem/risks/:risk/assessment`.
enum RiskAssessments {
    static func update(_ visit: Visit) async throws -> Response {
        let (form, risk) = (visit.form, try visit.id("risk") as ID<Risk>)
        return try await Premortems.act(in: visit, form: "assess-\(risk)", anchor: "risk-\(risk)") { change, id in
            func level(_ name: String) throws -> RiskLevel? {
                let text = form[name] ?? ""
                if text.isEmpty { return nil }
                guard let level = RiskLevel(rawValue: text) else {
                    throw Refusal(field: name, "Choose low, medium or high.")
                }
                return level
            }
            try change.assessRisk(
                risk, in: id,
                RiskAssessment(
                    likelihood: try level("likelihood"), impact: try level("impact"),
                    warningSign: form["warning_sign"] ?? ""))
        }
    }
}
