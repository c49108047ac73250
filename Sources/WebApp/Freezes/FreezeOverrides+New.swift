import Domain
import HTML
import Storage
import WebServer

extension FreezeOverrides {
    static func new(_ visit: Visit) async throws -> Response {
        let (summary, services) = try await visit.freezeToPass()
        return .page(overridePage(visit.frame, summary, services, OverrideForm(only: services), problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let (summary, services) = try await visit.freezeToPass()
        let values = OverrideForm(try await visit.picking(OverrideForm.pickers))
        let freeze = summary.freeze.id
        return try await attempt {
            guard let service: ID<Service> = try values.service.id("service") else {
                throw Refusal(field: "service", "Choose one of the services that this freeze holds.")
            }
            let id = try await visit.change {
                try $0.requestOverride(of: freeze, service: service, reason: values.reason)
            }
            return .redirect(
                to: Paths.freeze(freeze).anchored("overrides"),
                notice: FlashNotice(
                    "Override \(id) requested. It is waiting for a second person to confirm it. The freeze stays in force."
                ))
        } orShow: { problems, _ in
            overridePage(visit.frame, summary, services, values, problems: problems)
        }
    }
}

extension Visit {
    /// The freeze, and the services it holds.
    fileprivate func freezeToPass() async throws -> (FreezeSummary, PickChoices) {
        let id: ID<Freeze> = try self.id("freeze")
        return try await read { reading in
            let summary = try reading.freeze(id).orNotFound()
            switch summary.freeze.scope {
            case .everything: return (summary, try PickChoices(reading, .service))
            case .services(let ids):
                let held = try reading.picks(.service, of: ids.sorted().map(\.rawValue)).filter(\.isChoosable)
                return (summary, PickChoices(.service, held.sorted { $0.name < $1.name }))
            }
        }
    }
}
