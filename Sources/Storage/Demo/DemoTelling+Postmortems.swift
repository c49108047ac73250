import Domain
import Foundation

extension DemoTelling {
    /// The states of an incident after another, with its postmortem written and published before it closes.
    func finish(_ incident: DemoIncident) throws {
        let head = incident.head
        let id = try find(incident.name, in: incidents, "incident")
        let lead = head.roles.guardrailLead
        for state in [IncidentState.active, .mitigated, .resolved] where head.reaches(state) {
            // Once others were told, it was going on; the severe ones froze deployments from then on.
            let mark = state == .active ? IncidentMark.raised.rawValue : state.rawValue
            guard let time = head.times[mark], let at = try calendar.moment(time).instant else { continue }
            try acting(head.roles.responders.first ?? lead, at: at).move(id, to: state)
        }
        if head.reaches(.inReview) {
            try acting(head.roles.facilitator, at: review(of: incident)).move(id, to: .inReview)
        }
        try write(incident, id)
        if head.reaches(.closed) {
            try acting(head.roles.facilitator, at: calendar.instant(head.postmortem.publishedDay + 1, hour: 10))
                .move(id, to: .closed)
        }
    }

    private func write(_ incident: DemoIncident, _ id: ID<Incident>) throws {
        let authors = incident.head.postmortem.authors
        guard let first = authors.first else { throw DemoProblem("The postmortem of \(incident.name) has no author.") }
        let started = review(of: incident).addingTimeInterval(7_200)
        let postmortem = try acting(first, at: started).startPostmortem(of: id, from: incident.template)
        let sections = try change.reading.postmortemDocument(of: id)?.sections ?? []
        for (index, section) in sections.enumerated() {
            guard let text = incident.texts[section.slug] else { continue }
            let author = authors[index % authors.count]
            let at = started.addingTimeInterval(Double(index + 1) * 1_500)
            try acting(author, at: at).saveSection(section.id, text: text, from: section.revision)
        }
        for author in authors { try change.addAuthor(try find(author, in: people, "person"), to: postmortem) }
        guard incident.head.postmortem.state.value == .published else { return }
        let published = calendar.instant(incident.head.postmortem.publishedDay, hour: 14)
        try acting(authors.last ?? first, at: published).publishPostmortem(of: id)
    }
}

extension DemoIncidentHead {
    /// Whether it has come at least as far as a state on the way forward.
    fileprivate func reaches(_ target: IncidentState) -> Bool {
        if !kind.value.hasDurations && [.active, .mitigated, .resolved].contains(target) { return false }
        let way: [IncidentState] = [.reported, .active, .mitigated, .resolved, .inReview, .closed]
        guard let here = way.firstIndex(of: state.value), let there = way.firstIndex(of: target) else { return false }
        return there <= here
    }
}
