import Domain
import Storage
import WebServer

/// Pages and actions at `/freezes/:freeze/overrides`.
enum FreezeOverrides {
    static func confirm(_ visit: Visit) async throws -> Response {
        let id: ID<FreezeOverride> = try visit.id("override")
        let freeze = try await visit.read { try $0.freezeOverride(id)?.freezeID }.orNotFound()
        try await visit.change { try $0.confirmOverride(id) }
        return .redirect(
            to: Paths.freeze(freeze).anchored("overrides"),
            notice: FlashNotice("Override \(id) confirmed. It lets one deployment through within the next hour."))
    }

    static func withdraw(_ visit: Visit) async throws -> Response {
        let id: ID<FreezeOverride> = try visit.id("override")
        let freeze = try await visit.read { try $0.freezeOverride(id)?.freezeID }.orNotFound()
        try await visit.change { try $0.withdrawOverride(id) }
        return .redirect(
            to: Paths.freeze(freeze).anchored("overrides"), notice: FlashNotice("Override \(id) withdrawn."))
    }
}
