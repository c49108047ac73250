import Domain
import Storage
import WebServer

/// The form of a launch with its values as typed.
struct LaunchForm: Sendable {
    var title = ""
    var plan = ""
    var date = ""
    var owner = ""
    var blastRadius = ""
    var services: Set<String> = []
    var version = 0

    init() {}

    init(_ launch: Launch, _ services: [Service]) {
        title = launch.title
        plan = launch.plan
        date = launch.date?.iso ?? ""
        owner = launch.ownerID?.description ?? ""
        blastRadius = launch.blastRadius
        self.services = Set(services.map(\.id.description))
        version = launch.version
    }

    init(_ form: Form) {
        title = form["title"] ?? ""
        plan = form["plan"] ?? ""
        date = form["launch_on"] ?? ""
        owner = form["owner"] ?? ""
        blastRadius = form["blast_radius"] ?? ""
        services = Set(form.all("services"))
        version = form["version"].flatMap { Int($0) } ?? 0
    }

    func edit() throws(Refusal) -> Storage.LaunchEdit {
        var problems = Problems()
        if title.trimmed.isEmpty { problems.add(field: "title", "Enter what you will launch.") }
        let day = Day(iso: date.trimmed)
        if day == nil && !date.trimmed.isEmpty {
            problems.add(field: "launch_on", "Enter year, month and day, such as 2026-03-01.")
        }
        let person = problems.checking { () throws(Refusal) in try FollowUpForm.ownerID(owner) } ?? nil
        try problems.throwIfAny()
        return Storage.LaunchEdit(
            title: title, plan: plan, date: day, ownerID: person, blastRadius: blastRadius,
            services: Set(services.compactMap { ID<Service>(text: $0) }))
    }
}
