import Domain
import HTML
import Storage
import WebServer

func launchList(_ visit: Visit) async throws -> Response {
    let frame = visit.frame
    let today = Day(visit.now, in: frame.zone)
    let launches = try await visit.read { try $0.launches(today: today) }
    let ahead = launches.filter { !$0.launch.hasCome(on: today) || $0.launch.date == today }
    let past = launches.filter { $0.launch.date.map { $0 < today } ?? false }
    return .page(
        page(
            frame, title: "Launches", section: .premortems,
            """
            <header class="list-header"><h1>Launches</h1>\(linkButton("Plan a launch", to: Paths.newLaunch, style: .primary))</header>
            \(when: launches.isEmpty, emptyState("A launch is a change that has not happened yet and is risky enough to think about first. None is planned."))
            \(group("Ahead", ahead, today))
            \(group("Past", past, today))
            """))
}

private func group(_ title: String, _ launches: [LaunchSummary], _ today: Day) -> HTML {
    if launches.isEmpty { return HTML() }
    return """
        <section><h2>\(title)</h2>
        <ul class="rows">
        \(each: launches, { "<li>\(launchLine($0, today: today))</li>\n" })
        </ul></section>
        """
}

func launchNew(_ visit: Visit) async throws -> Response {
    let choices = try await visit.read { try LaunchChoices($0) }
    return .page(launchFormPage(visit.frame, nil, LaunchForm(), choices, problems: []))
}

func launchCreate(_ visit: Visit) async throws -> Response {
    let values = LaunchForm(visit.form)
    return try await attempt {
        let edit = try values.edit()
        let id = try await visit.change { try $0.addLaunch(edit) }
        return .redirect(
            to: Paths.launch(id), notice: FlashNotice("The launch is planned. Hold a pre-mortem before it."))
    } orShow: { problems, _ in
        let choices = try await visit.read { try LaunchChoices($0) }
        return launchFormPage(visit.frame, nil, values, choices, problems: problems)
    }
}

func launchEdit(_ visit: Visit) async throws -> Response {
    let id: ID<Launch> = try visit.id("launch")
    let (launch, services, choices) = try await visit.read { reading in
        let services = try reading.services(of: id)
        return (try reading.launch(id).orNotFound(), services, try LaunchChoices(reading, besides: services))
    }
    return .page(launchFormPage(visit.frame, id, LaunchForm(launch, services), choices, problems: []))
}

func launchUpdate(_ visit: Visit) async throws -> Response {
    let id: ID<Launch> = try visit.id("launch")
    let values = LaunchForm(visit.form)
    return try await attempt {
        let edit = try values.edit()
        return try await visit.saved(.launch(id), from: values.version, "The launch is saved.") {
            try $0.editLaunch(id, edit, from: values.version)
        }
    } orShow: { problems, _ in
        let choices = try await visit.read { try LaunchChoices($0, besides: try $0.services(of: id)) }
        return launchFormPage(visit.frame, id, values, choices, problems: problems)
    }
}

func launchDelete(_ visit: Visit) async throws -> Response {
    let id: ID<Launch> = try visit.id("launch")
    try await visit.change { try $0.delete(.launch(id)) }
    return .redirect(to: Paths.launches, notice: FlashNotice("The launch is in the bin.", undo: .launch(id)))
}

/// One answer of the checklist.
func launchCheckUpdate(_ visit: Visit) async throws -> Response {
    let id: ID<Launch> = try visit.id("launch")
    let guardrail = try visit.guardrailID()
    guard let answer = visit.form["answer"].flatMap(CheckAnswer.init(rawValue:)) else {
        throw Refusal("Choose yes, no, or not for this launch.")
    }
    let note = visit.form["note"] ?? ""
    try await visit.change { try $0.answerCheck(of: id, guardrail, answer, note: note) }
    return .redirect(to: Paths.launch(id).anchored("check-\(guardrail)"))
}

struct LaunchChoices: Sendable {
    let people: [Person]
    let services: [Service]

    /// - Parameter chosen: stay among them even if they were deleted since.
    init(_ reading: Reading, besides chosen: [Service] = []) throws {
        people = try reading.people()
        let known = try reading.services()
        services = known + chosen.filter { service in !known.contains { $0.id == service.id } }
    }
}

/// What the form holds, as it was typed.
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
        if title.trimmed.isEmpty { problems.add(field: "title", "Enter what is to be launched.") }
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

private func launchFormPage(
    _ frame: Frame, _ id: ID<Launch>?, _ values: LaunchForm, _ choices: LaunchChoices, problems: [Refusal.Problem]
) -> HTML {
    let title = id == nil ? "Plan a launch" : "Edit the launch"
    return page(
        frame, title: title, section: .premortems, problems: problems,
        """
        <h1>\(title)</h1>
        \(draftForm(
            id.map(Paths.launch) ?? Paths.launches, frame, draft: "launch \(id?.description ?? "new")",
            """
            \(when: id != nil, hiddenField("version", String(values.version)))
            \(textField("title", label: "What is to be launched?", value: values.title, problems: problems, autocomplete: "off", required: true, autofocus: id == nil))
            \(textField("launch_on", label: "Date", value: values.date, problems: problems, type: .date, width: .short))
            \(selectField("owner", label: "Owner", options: [("", "Nobody yet")] + choices.people.map { ($0.id.description, $0.name) }, selected: values.owner, problems: problems))
            \(textField("blast_radius", label: "Blast radius", value: values.blastRadius, hint: "What is hit if it goes wrong, in a sentence.", problems: problems, autocomplete: "off"))
            \(when: !choices.services.isEmpty, checkboxes("services", legend: "Services", options: choices.services.map { ($0.id.description, $0.name) }, selected: values.services, hint: "The checklist is drawn from the guardrails that protect them.", problems: problems))
            \(textArea("plan", label: "Plan", value: values.plan, hint: "The steps, and the way back. Markdown.", problems: problems, rows: 8))
            \(formActions(submitButton(id == nil ? "Plan the launch" : "Save")))
            """))
        """)
}
