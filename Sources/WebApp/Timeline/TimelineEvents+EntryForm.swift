import Domain
import Foundation
import HTML
import Storage
import WebServer

/// The form for a timeline entry with its values as typed.
struct TimelineEntryForm: Sendable {
    var at = ""
    var text = ""

    init() {}

    init(_ form: Form) {
        at = form["at"] ?? ""
        text = form["text"] ?? ""
    }

    init(_ event: TimelineEvent, zone: TimeZone) {
        at = TimelineEntryForm.words(event.moment, zone: zone)
        text = event.text
    }

    /// The time in a form that can be typed again, so that saving without a change changes nothing.
    static func words(_ moment: Moment, zone: TimeZone) -> String {
        guard let instant = moment.instant else { return "unknown" }
        let time = CivilTime(instant, in: zone)
        let seconds = time.second == 0 ? "" : ":\(time.second < 10 ? "0" : "")\(time.second)"
        return (moment.precision == .approximate ? "about " : "") + time.text + seconds
    }

    /// An empty time means now.
    func entry(_ input: TimeInput) throws(Refusal) -> TimelineEventEdit {
        var problems = Problems()
        let moment = problems.checking { () throws(Refusal) in try input.read(at.trimmed.isEmpty ? "now" : at) }
        let text = problems.checking { () throws(Refusal) in try TimelineRule.text(self.text) }
        try problems.throwIfAny()
        return TimelineEventEdit(moment: moment ?? Moment(input.now), text: text ?? "")
    }
}

extension TimelineEvents {
    /// The form at the end of a timeline: time, text, Enter.
    static func entryForm(
        _ frame: Frame, _ incident: Incident, values: TimelineEntryForm, problems: [Refusal.Problem]
    ) -> HTML {
        form(
            Paths.timeline(incident.id), frame, id: "entry", cssClass: "entry-form",
            """
            \(timeField("at", label: "When", value: values.at, problems: problems, incident: incident.id, placeholder: "now"))
            \(textField("text", label: "What happened", value: values.text, limit: TimelineRule.longestText, problems: problems, autocomplete: "off"))
            \(submitButton("Add"))
            """)
            + WordingHints.list([], of: .new(.timelineEvent, incident.id), fields: ["text"])
    }
}
