import Domain
import HTML
import Secrets
import Storage
import WebServer

/// Pages and actions at `/settings/near-misses`: the secret address by which anybody can report.
enum SettingsNearMisses {
    static func show(_ visit: Visit) async throws -> Response {
        let day = try await visit.read { try $0.nearMissAddressDay() }
        return .page(
            page(
                visit.frame, title: "Near misses without a name", section: .settings,
                """
                \(settingsBack)
                <h1>Near misses without a name</h1>
                <p>Everybody with an account can <a href="\(Paths.newNearMiss)">report a near miss without their name</a>. A secret address
                opens the same form to people without an account: for example everybody who reads the wiki on which you put it.</p>
                \(state(day, visit.frame))
                """))
    }

    private static func state(_ day: Day?, _ frame: Frame) -> HTML {
        guard let day else {
            return """
                <p>There is no secret address.</p>
                \(formActions(postButton("Make a secret address", to: Paths.nearMissAddress, frame)))
                """
        }
        return """
            <p>The secret address was made on \(dayText(day)). It cannot be shown again. Replace it if it was lost, or if it is used to send nonsense.</p>
            \(formActions("\(postButton("Replace the address", to: Paths.nearMissAddress, frame))\(postButton("Switch it off", to: Paths.nearMissAddressRevocation, frame, style: .quiet))"))
            """
    }

    /// Creates or replaces the address and shows it once, because only its digest is stored.
    static func create(_ visit: Visit) async throws -> Response {
        let token = Token()
        let digest = token.digest
        let base = try visit.requireBaseURL()
        try await visit.change { try $0.makeNearMissAddress(digest: digest) }
        return .page(
            page(
                visit.frame, title: "The secret address", section: .settings, scripts: ["js/copy.js"],
                """
                <p class="back"><a href="\(Paths.nearMissSettings)">Near misses without a name</a></p>
                <h1>The secret address</h1>
                <p class="lead">Whoever has it can report a near miss. It is shown only once, and any earlier address no longer works.</p>
                \(copyField("address", label: "Address", value: base + Paths.nearMisses(at: token.text).address))
                """))
    }

    static func revoke(_ visit: Visit) async throws -> Response {
        try await visit.change { try $0.revokeNearMissAddress() }
        return .redirect(
            to: Paths.nearMissSettings, notice: FlashNotice("The secret address for near misses no longer works."))
    }
}
