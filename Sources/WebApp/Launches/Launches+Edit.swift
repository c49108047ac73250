import Domain
import HTML
import Storage
import WebServer

extension Launches {
    static func new(_ visit: Visit) async throws -> Response {
        let choices = try await visit.read { try LaunchChoices($0) }
        return .page(launchFormPage(visit.frame, nil, LaunchForm(), choices, problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let values = LaunchForm(try await visit.picking(LaunchForm.pickers))
        return try await attempt {
            let edit = try values.edit()
            let audience = try values.audience.audienceIfPrivate()
            let id = try await visit.change { try $0.addLaunch(edit, for: audience) }
            return .redirect(
                to: Paths.launch(id), notice: FlashNotice("Launch planned. Hold a pre-mortem before it."))
        } orShow: { problems, _ in
            let choices = try await visit.read { try LaunchChoices($0) }
            return launchFormPage(visit.frame, nil, values, choices, problems: problems)
        }
    }

    static func edit(_ visit: Visit) async throws -> Response {
        let id: ID<Launch> = try visit.id("launch")
        let (values, choices) = try await visit.read { reading in
            let launch = try reading.launch(id).orNotFound()
            let owner = try launch.ownerID.flatMap { try reading.pick(.person, $0.rawValue) }
            let services = try reading.picks(.service, of: try reading.services(of: id).map(\.id.rawValue))
            return (LaunchForm(launch, owner: owner, services: services), try LaunchChoices(reading, id))
        }
        return .page(launchFormPage(visit.frame, id, values, choices, problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let id: ID<Launch> = try visit.id("launch")
        let values = LaunchForm(try await visit.picking(LaunchForm.pickers))
        return try await attempt {
            let edit = try values.edit()
            return try await visit.saved(.launch(id), from: values.version, "Launch saved.") {
                try $0.editLaunch(id, edit, from: values.version)
            }
        } orShow: { problems, _ in
            let choices = try await visit.read { try LaunchChoices($0, id) }
            return launchFormPage(visit.frame, id, values, choices, problems: problems)
        }
    }

    static func delete(_ visit: Visit) async throws -> Response {
        let id: ID<Launch> = try visit.id("launch")
        try await visit.change { try $0.delete(.launch(id)) }
        return .redirect(to: Paths.launches, notice: FlashNotice("Moved the launch to the bin.", undo: .launch(id)))
    }
}
