import Domain
import HTML
import WebServer

extension Profiles {
    /// The script that presets the zone of a new account from the browser, for pages on which nothing was typed yet.
    static let ownZoneScript = "js/own-zone.js"

    /// Suggests every zone that the system lists; others may be typed.
    ///
    /// - Parameter isNew: whether the account is new, so that its zone is UTC until somebody says otherwise.
    static func zoneField(_ value: String, isNew: Bool = false, problems: [Refusal.Problem]) -> HTML {
        textField(
            "zone", label: "Time zone", value: value,
            hint: isNew
                ? "The zone in which times are shown to you beside UTC, for example Europe/Stockholm."
                : "The zone in which times are shown to you beside UTC, for example Europe/Stockholm.",
            problems: problems, autocomplete: "off", required: true, list: Zones.suggested, width: .half)
    }
}
