import Domain
import HTML
import Storage

extension Home {
    static func goingOn(_ frame: Frame, _ incidents: [IncidentSummary]) -> HTML {
        if incidents.isEmpty { return "<p class=\"quiet\">There are no ongoing incidents.</p>" }
        return """
            <ul class="going-on">
            \(each: incidents, { incident in
                row(
                    incident.key, incident.title, to: Paths.incident(incident.id),
                    incident.state.nextSteps(kind: incident.kind).first?.stepWords,
                    mark: severityMark(incident.severity),
                    end: [stateTag(incident.state), ago(incident.happenedAt, frame)])
            })
            </ul>
            """
    }

    static func launchesAhead(_ frame: Frame, _ launches: [LaunchSummary]) -> HTML {
        if launches.isEmpty { return HTML() }
        let today = Day(frame.now, in: frame.zone)
        return """
            <section class="home-block" aria-labelledby="ahead"><h2 id="ahead">Upcoming launches</h2>
            <ul class="going-on">
            \(each: launches, { launchRow($0, today: today, frame) })
            </ul>
            </section>
            """
    }

    private static func launchRow(_ summary: LaunchSummary, today: Day, _ frame: Frame) -> HTML {
        let launch = summary.launch
        let date: HTML? = launch.date.map { dayText($0) }
        guard let premortem = summary.premortem else {
            let opening = Paths.newPremortem(launch: launch.id)
            return row(
                nil, launch.title, to: frame.access.first(opening, or: Paths.launch(launch.id)), "open a pre-mortem",
                end: [date])
        }
        let unmet = summary.unmetConditions
        let mark = premortem.decision.map(PremortemDecisions.mark) ?? stateTag(premortem.phase)
        return row(
            premortem.id.key, launch.title, to: Paths.launch(launch.id),
            unmet == 0 ? nil : unmet == 1 ? "meet one condition" : "meet \(unmet) conditions", end: [date, mark])
    }

    static func learned(_ frame: Frame, _ postmortems: [PublishedPostmortem]) -> HTML {
        if postmortems.isEmpty { return "<p class=\"quiet\">No postmortem has been published yet.</p>" }
        return """
            <ul class="learned">
            \(each: postmortems, { "<li><a href=\"\(Paths.postmortem($0.incidentID))\">\($0.title)</a> \(keyLink($0.incidentID.key))<p>\(Home.firstSentence($0.summary))</p></li>\n" })
            </ul>
            """
    }

    /// Up to the first full stop that ends a sentence, at most 200 characters.
    static func firstSentence(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        if let end = line.firstRange(of: ". "), line.distance(from: line.startIndex, to: end.lowerBound) < 200 {
            return String(line[..<end.lowerBound]) + "."
        }
        return line.count > 200 ? String(line.prefix(200)) + "…" : line
    }
}
