import Domain
import HTML
import Storage
import WebServer

extension Premortems {
    /// The form for opening a pre-mortem, about a launch or on its own.
    static func new(_ visit: Visit) async throws -> Response {
        let (launch, services, chosen) = try await premortemSource(visit)
        let audience = try await visit.read { try AudienceChoices($0) }
        var values = PremortemForm()
        values.title = launch?.title ?? ""
        values.services = Picked(chosen)
        let templates = try await visit.premortemTemplates()
        return .page(premortemNewPage(visit, values, launch, services, audience, templates, problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let (launch, services, _) = try await premortemSource(visit)
        let choices = try await visit.read { try AudienceChoices($0) }
        let values = PremortemForm(try await visit.picking(PremortemForm.pickers))
        let templates = try await visit.premortemTemplates()
        return try await attempt {
            var problems = Problems()
            let edit = problems.checking { () throws(Refusal) in try values.edit() }
            let template = templates.first { $0.slug == values.template }
            if template == nil { problems.add(field: "template", "Choose a template.") }
            let anonymity = Anonymity(rawValue: values.anonymity)
            if anonymity == nil {
                problems.add(field: "anonymity", "Choose whether the pre-mortem shows who wrote what.")
            }
            let pace = Pace(rawValue: values.pace)
            if pace == nil { problems.add(field: "pace", "Choose whether everyone takes part at the same time.") }
            try problems.throwIfAny()
            let audience = try values.audience.audienceIfPrivate()
            guard let edit, let template, let anonymity, let pace else { throw Refusal("Fill in the form.") }
            let id = try await visit.change {
                try $0.openPremortem(
                    edit, launch: launch?.id, from: template, anonymity: anonymity, pace: pace, for: audience)
            }
            return .redirect(to: Paths.premortem(id), notice: FlashNotice("\(id.key) opened. Share its code."))
        } orShow: { problems, _ in
            premortemNewPage(visit, values, launch, services, choices, templates, problems: problems)
        }
    }

    private static func premortemSource(_ visit: Visit) async throws -> (Launch?, PickChoices, [Pick]) {
        let text = visit.query["launch"]
        return try await visit.read { reading in
            let launch = try text.map { text in
                try ID<Launch>(text: text).flatMap { try reading.launch($0) }.orNotFound()
            }
            let chosen = try launch.map { try reading.services(of: $0.id).map(\.id.rawValue) } ?? []
            return (launch, try PickChoices(reading, .service), try reading.picks(.service, of: chosen))
        }
    }
}
