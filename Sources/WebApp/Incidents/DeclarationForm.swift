import Domain
import Storage
import WebServer

/// The form of the page with its values as typed.
struct DeclarationForm: Sendable {
    /// The situation, which decides the kind and the state.
    enum Stage: String, CaseIterable {
        case now
        case maybe
        case over
        case nearMiss = "near_miss"
        case drill

        var label: String {
            switch self {
            case .now: "It is happening"
            case .maybe: "It may be happening"
            case .over: "It is already over"
            case .nearMiss: "It nearly happened"
            case .drill: "It is a drill"
            }
        }

        var help: String? {
            switch self {
            case .now, .over: nil
            case .maybe: "It stays reported until somebody confirms it."
            case .nearMiss: IncidentKind.nearMiss.help
            case .drill: IncidentKind.drill.help
            }
        }

        var kind: IncidentKind {
            switch self {
            case .now, .maybe, .over: .incident
            case .nearMiss: .nearMiss
            case .drill: .drill
            }
        }

        var state: IncidentState {
            switch self {
            case .now: .active
            case .maybe, .drill: .reported
            case .nearMiss: .postIncident
            case .over: .resolved
            }
        }
    }

    var title = ""
    var severity = ""
    var stage = Stage.now.rawValue
    var services = Picked()
    /// A service that is not in the register yet; only asked for while there is none.
    var newService = ""
    var started = ""
    /// The time that the stage implies, unless somebody types another.
    var noticed = DeclarationForm.now
    /// When an incident that is over was noticed: nothing is implied.
    var noticedBefore = ""
    var mitigated = ""
    var resolved = ""
    var audience = AudienceForm()

    private static let now = "now"

    static let pickers: [Picker] = [.many(.service, "services")] + AudienceForm.pickers

    init() {}

    init(_ form: PickedForm) {
        title = form["title"] ?? ""
        severity = form["severity"] ?? ""
        stage = form["stage"] ?? Stage.now.rawValue
        services = form.picked("services")
        newService = form["new_service"] ?? ""
        started = form["started"] ?? ""
        noticed = form["noticed"] ?? ""
        noticedBefore = form["noticed_before"] ?? ""
        mitigated = form["mitigated"] ?? ""
        resolved = form["resolved"] ?? ""
        audience = AudienceForm(form)
    }

    func declaration(_ input: TimeInput) throws(Refusal) -> IncidentDeclaration {
        var problems = Problems()
        let title = problems.checking { () throws(Refusal) in try Incident.title(self.title) }
        let severity = Int(self.severity).flatMap(Severity.init(level:))
        if severity == nil { problems.add(field: "severity", "Choose how bad it is. You can change this at any time.") }
        let stage = Stage(rawValue: self.stage)
        if stage == nil { problems.add(field: "stage", "Choose one of the five options.") }
        let services = problems.checking { () throws(Refusal) in try self.services.ids("services") as Set<ID<Service>> }
        let audience = problems.checking { () throws(Refusal) in try self.audience.audienceIfPrivate() }
        let times = problems.checking { () throws(Refusal) in try readTimes(stage ?? .now, input) }
        try problems.throwIfAny()
        return IncidentDeclaration(
            title: title ?? "", severity: severity ?? .sev3, kind: stage?.kind ?? .incident,
            state: stage?.state ?? .reported, services: services ?? [], times: times ?? IncidentTimes(),
            audience: audience ?? nil)
    }

    private func readTimes(_ stage: Stage, _ input: TimeInput) throws(Refusal) -> IncidentTimes {
        let texts: [(mark: IncidentMark, field: String, text: String)]
        switch stage {
        case .nearMiss, .drill: return IncidentTimes()
        case .now, .maybe:
            if !resolved.trimmed.isEmpty {
                throw Refusal(field: "resolved", "It has an end, so choose “\(Stage.over.label)”, or leave this empty.")
            }
            texts = [(.started, "started", started), (.noticed, "noticed", noticed)]
        case .over:
            // That it was noticed just now is implied by the first choice alone.
            let other = noticed == DeclarationForm.now ? "" : noticed
            texts = [
                (.started, "started", started),
                noticedBefore.trimmed.isEmpty
                    ? (.noticed, "noticed", other) : (.noticed, "noticed_before", noticedBefore),
                (.mitigated, "mitigated", mitigated), (.resolved, "resolved", resolved),
            ]
        }
        var problems = Problems()
        var times = IncidentTimes()
        for (mark, field, text) in texts where !text.trimmed.isEmpty {
            times[mark] = problems.checking { () throws(Refusal) in try input.read(text, field: field) }
        }
        try problems.throwIfAny()
        return times
    }
}
