import Domain
import Storage
import WebServer

/// The form of a launch with its values as typed.
struct LaunchForm: Sendable {
    var title = ""
    var plan = ""
    var date = ""
    var owner = Picked()
    var blastRadius = ""
    var services = Picked()
    var version = 0
    var audience = AudienceForm()

    init() {}

    static let pickers: [Picker] = [.one(.person, "owner"), .many(.service, "services")] + AudienceForm.pickers

    init(_ launch: Launch, owner: Pick?, services: [Pick]) {
        title = launch.title
        plan = launch.plan
        date = launch.date?.iso ?? ""
        self.owner = Picked(owner)
        blastRadius = launch.blastRadius
        self.services = Picked(services)
        version = launch.version
    }

    init(_ form: PickedForm) {
        title = form["title"] ?? ""
        plan = form["plan"] ?? ""
        date = form["launch_on"] ?? ""
        owner = form.picked("owner")
        blastRadius = form["blast_radius"] ?? ""
        services = form.picked("services")
        version = form["version"].flatMap { Int($0) } ?? 0
        audience = AudienceForm(form)
    }

    func edit() throws(Refusal) -> Storage.LaunchEdit {
        var problems = Problems()
        if title.trimmed.isEmpty { problems.add(field: "title", "Enter what you will launch.") }
        let day = Day(iso: date.trimmed)
        if day == nil && !date.trimmed.isEmpty {
            problems.add(field: "launch_on", "Enter year, month and day, such as 2026-03-01.")
        }
        let person = problems.checking { () throws(Refusal) in try self.owner.id("owner") as ID<Person>? } ?? nil
        let services = problems.checking { () throws(Refusal) in try self.services.ids("services") as Set<ID<Service>> }
        try problems.throwIfAny()
        return Storage.LaunchEdit(
            title: title, plan: plan, date: day, ownerID: person, blastRadius: blastRadius,
            services: services ?? [])
    }
}
