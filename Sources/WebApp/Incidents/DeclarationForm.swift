import Domain
import Storage
import WebServer

/// The form of the page with its values as typed.
struct DeclarationForm: Sendable {
    var title = ""
    var severity = ""
    /// `now`, `over` or `near_miss`
    var stage = "now"

    init() {}

    init(_ form: Form) {
        title = form["title"] ?? ""
        severity = form["severity"] ?? ""
        stage = form["stage"] ?? "now"
    }

    func declaration() throws(Refusal) -> IncidentDeclaration {
        var problems = Problems()
        let title = problems.checking { () throws(Refusal) in try Incident.title(self.title) }
        let severity = Int(self.severity).flatMap(Severity.init(level:))
        if severity == nil { problems.add(field: "severity", "Choose how bad it is. You can change this at any time.") }
        if !["now", "over", "near_miss", "drill"].contains(stage) {
            problems.add(field: "stage", "Choose one of the four options.")
        }
        try problems.throwIfAny()
        let kind: IncidentKind = stage == "near_miss" ? .nearMiss : stage == "drill" ? .drill : .incident
        return IncidentDeclaration(
            title: title ?? "", severity: severity ?? .sev3, kind: kind, isOver: stage == "over")
    }
}
