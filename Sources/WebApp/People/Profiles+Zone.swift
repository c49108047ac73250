import Domain
import HTML
import WebServer

extension Profiles {
    /// The script that presets the zone of a new account from the browser, for pages on which nothing was typed yet.
    static let ownZoneScript = "js/own-zone.js"

    /// Suggests every zone that the system lists; others may be typed.
    static func zoneField(_ value: String, problems: [Refusal.Problem]) -> HTML {
        textField(
            "zone", label: "Time zone", value: value,
            hint: "The zone in which times are shown to you beside UTC, for example Europe/Stockholm.",
            problems: problems, autocomplete: "off", required: true, list: Zones.suggested, width: .half)
    }
}
