import Domain
import Foundation
import HTML
import WebServer

/// The box to paste into: the lines, the day they begin on, the zone their times are in, and the answers given so far.
struct PasteForm: Sendable {
    var lines = ""
    var day = ""
    var zone: String
    var order = ""
    /// Abbreviations of zones that were asked about, with their meanings as they were sent.
    var meanings: [(name: String, zone: String)] = []

    init(zone: TimeZone) {
        self.zone = zone.name
    }

    init(_ form: Form) {
        lines = form["lines"] ?? ""
        day = (form["day"] ?? "").trimmed
        zone = (form["zone"] ?? "").trimmed
        order = form["order"] ?? ""
        meanings = zip(form.all("asked"), form.all("means")).map { ($0, $1.trimmed) }.filter { !$0.1.isEmpty }
    }

    var timeZone: TimeZone? { TimeZone(identifier: zone) }

    /// The answers that go on with the next ones.
    func answered(besides questions: [PasteQuestion]) -> [(name: String, value: String)] {
        let kept = meanings.filter { meaning in
            !questions.contains { if case .zone(meaning.name, _) = $0 { true } else { false } }
        }
        return kept.flatMap { [("asked", $0.name), ("means", $0.zone)] } + (order.isEmpty ? [] : [("order", order)])
    }

    func paste(_ incident: Incident, _ times: IncidentTimes, now: Date) async throws -> TimelinePaste {
        guard let timeZone else {
            throw Refusal(field: "zone", "Enter a time zone such as UTC or Europe/Stockholm.")
        }
        let stated = Day(iso: day)
        if !day.isEmpty && stated == nil { throw Refusal(field: "day", "Enter a date such as 2026-03-01.") }
        let happened = times.known.first?.instant ?? incident.declaredAt
        let text = try Text.paragraphs(
            lines, field: "lines", called: "at least one line", atMost: Text.Limit.paste, required: true)
        let answers = try answers()
        let start = times[.started]?.instant
        return try await Aside.read { isLate in
            try TimelinePaste(
                text, now: now, zone: timeZone, day: stated ?? Day(happened, in: timeZone), start: start,
                answers: answers,
                isLate: isLate)
        }
    }

    private func answers() throws(Refusal) -> PasteAnswers {
        var zones: [String: TimeZone] = [:]
        for (name, meaning) in meanings {
            guard let zone = TimeZone(written: meaning) else {
                throw Refusal(
                    field: "lines",
                    "“\(meaning)” is no time zone for “\(name)”. Enter UTC+2 or Europe/Stockholm.")
            }
            zones[name] = zone
        }
        return PasteAnswers(order: DateOrder(rawValue: order), zones: zones)
    }
}
