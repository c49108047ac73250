import Domain
import Storage
import WebServer

/// The form of a pre-mortem with its values as typed.
struct PremortemForm: Sendable {
    var title = ""
    var plan = ""
    var template = ""
    var anonymity = Anonymity.anonymous.rawValue
    var pace = Pace.together.rawValue
    var allowsGuests = false
    var dots = "5"
    var lookBackOn = ""
    var services = Picked()
    var version = 0
    var audience = AudienceForm()

    init() {}

    static let pickers: [Picker] = [.many(.service, "services")] + AudienceForm.pickers

    init(_ premortem: Premortem, services: [Pick]) {
        title = premortem.title
        plan = premortem.plan
        allowsGuests = premortem.allowsGuests
        dots = String(premortem.dots)
        lookBackOn = premortem.lookBackOn?.iso ?? ""
        self.services = Picked(services)
        version = premortem.version
    }

    init(_ form: PickedForm) {
        title = form["title"] ?? ""
        plan = form["plan"] ?? ""
        template = form["template"] ?? ""
        anonymity = form["anonymity"] ?? ""
        pace = form["pace"] ?? ""
        allowsGuests = form.form.contains("allows_guests")
        dots = form["dots"] ?? ""
        lookBackOn = form["look_back_on"] ?? ""
        services = form.picked("services")
        version = form["version"].flatMap { Int($0) } ?? 0
        audience = AudienceForm(form)
    }

    func edit() throws(Refusal) -> Storage.PremortemEdit {
        var problems = Problems()
        if title.trimmed.isEmpty { problems.add(field: "title", "Enter what it is about.") }
        let dots = Int(self.dots.trimmed)
        if dots.map({ !Premortem.dotsAllowed.contains($0) }) ?? true {
            problems.add(field: "dots", "Enter a number of dots between 1 and 20.")
        }
        let day = Day(iso: lookBackOn.trimmed)
        if day == nil && !lookBackOn.trimmed.isEmpty {
            problems.add(field: "look_back_on", "Enter year, month and day, such as 2026-03-01.")
        }
        let chosen = problems.checking { () throws(Refusal) in try self.services.ids("services") as Set<ID<Service>> }
        try problems.throwIfAny()
        return Storage.PremortemEdit(
            title: title, allowsGuests: allowsGuests, dots: dots ?? 5, lookBackOn: day, services: chosen ?? [],
            plan: plan)
    }
}
