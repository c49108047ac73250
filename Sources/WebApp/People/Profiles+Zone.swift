import Domain
import HTML
import WebServer

extension Profiles {
    /// Suggests every zone that the system lists; others may be typed.
    static func zoneField(_ value: String, problems: [Refusal.Problem]) -> HTML {
        textField(
            "zone", label: "Time zone", value: value,
            hint: "For example, Europe/Stockholm or UTC. Times are shown to you in this zone.",
            problems: problems, autocomplete: "off", required: true, list: Zones.suggested, width: .half)
    }
}
