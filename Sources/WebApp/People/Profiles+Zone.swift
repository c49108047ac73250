import Domain
import HTML
import WebServer

extension Profiles {
    /// Suggests every zone the system lists; another may be typed.
    static func zoneField(_ value: String, problems: [Refusal.Problem]) -> HTML {
        textField(
            "zone", label: "Time zone", value: value,
            hint: "Such as Europe/Stockholm, or UTC. Times are shown to you in it.",
            problems: problems, autocomplete: "off", required: true, list: Zones.suggested, width: .half)
    }
}
