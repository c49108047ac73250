import Domain
import WebServer

struct DeadlinesForm: Sendable {
    var owner = ""
    var severities: [Severity: String] = [:]
    var none = ""

    init(_ deadlines: Deadlines) {
        owner = String(deadlines.ownerWorkingDays)
        for severity in Severity.allCases { severities[severity] = String(deadlines.days(for: severity)) }
        none = String(deadlines.daysWithoutIncident)
    }

    init(_ form: Form) {
        owner = form["owner"] ?? ""
        for severity in Severity.allCases { severities[severity] = form["severity-\(severity.level)"] ?? "" }
        none = form["none"] ?? ""
    }

    /// A value that is not a number becomes 0, which is refused beside its field.
    var deadlines: Deadlines {
        Deadlines(
            ownerWorkingDays: days(owner), days: severities.mapValues(days), daysWithoutIncident: days(none))
    }

    private func days(_ text: String) -> Int { text.utf8.count > 6 ? 0 : Int(text.trimmed) ?? 0 }
}
