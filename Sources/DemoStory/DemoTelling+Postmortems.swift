import Domain
import Foundation
import Storage

extension DemoTelling {
    /// Moves an incident through its states, and writes and publishes its postmortem before it closes.
    func finish(_ incident: DemoIncident) throws {
        let head = incident.head
        let id = try find(incident.name, in: incidents, "incident")
        let lead = head.roles.guardrailLead
        for state in [IncidentState.active, .mitigated, .resolved] where head.reaches(state) {
            // The incident became active when others were told; severe incidents froze deployments from then on.
            let mark = state == .active ? IncidentMark.raised.rawValue : state.rawValue
            guard let time = head.times[mark], let at = try calendar.moment(time).instant else { continue }
            try acting(head.roles.responders.first ?? lead, at: at).move(id, to: state)
        }
        // A near miss is over when it is declared.
        if head.reaches(.postIncident), try stage.reading.incident(id)?.state != .postIncident {
            try acting(head.roles.facilitator, at: review(of: incident)).move(id, to: .postIncident)
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
        let sections = try stage.reading.postmortemDocument(of: id)?.sections ?? []
        for (index, section) in sections.enumerated() {
            guard let text = incident.texts[section.slug] else { continue }
            let author = authors[index % authors.count]
            let at = started.addingTimeInterval(Double(index + 1) * 1_500)
            try acting(author, at: at).saveSection(section.id, text: text, from: section.revision)
        }
        for author in authors { try stage.addAuthor(try find(author, in: people, "person"), to: postmortem) }
        guard incident.head.postmortem.state.value == .published else { return }
        try review(incident, id)
        let published = calendar.instant(incident.head.postmortem.publishedDay, hour: 14)
        try acting(authors.last ?? first, at: published).publishPostmortem(of: id)
    }

    /// Adds a meeting on the day before publication, and the reviewers.
    private func review(_ incident: DemoIncident, _ id: ID<Incident>) throws {
        let (roles, postmortem) = (incident.head.roles, incident.head.postmortem)
        guard let author = postmortem.authors.first else { return }
        let reviewers = Set(try postmortem.reviewers.map { try find($0, in: people, "person") })
        let attendees = Set(try (postmortem.authors + roles.responders).map { try find($0, in: people, "person") })
        let (day, asked) = (postmortem.publishedDay - 1, calendar.instant(postmortem.publishedDay - 1, hour: 9))
        let facilitator = try find(roles.facilitator, in: people, "person")
        try acting(roles.facilitator, at: asked).arrangeMeeting(
            for: id,
            MeetingEdit(
                startsAt: Moment(calendar.instant(day, hour: 13)), place: "Meeting room Lindmora",
                facilitatorID: facilitator, attendees: attendees.subtracting([facilitator])), from: 0)
        try acting(author, at: asked).askForReview(of: id, by: reviewers)
        try comment(incident, id)
        let sections = try stage.reading.postmortemDocument(of: id)?.sections ?? []
        for (index, reviewer) in postmortem.reviewers.enumerated() {
            let at = calendar.instant(postmortem.publishedDay, hour: 10).addingTimeInterval(Double(index) * 1_800)
            try acting(reviewer, at: at).giveReviewDecision(
                on: id, .approve, note: "", read: SectionRevisions(sections))
        }
    }

    private func comment(_ incident: DemoIncident, _ id: ID<Incident>) throws {
        let postmortem = incident.head.postmortem
        guard let author = postmortem.authors.first else { return }
        for comment in postmortem.comments ?? [] {
            let sections = try stage.reading.postmortemDocument(of: id)?.sections ?? []
            guard let section = sections.first(where: { $0.slug == comment.section }) else {
                throw DemoProblem(
                    "A comment on \(incident.name) names a section that does not exist: \(comment.section).")
            }
            let thread = try acting(comment.by, at: calendar.instant(postmortem.publishedDay - 1, hour: 15))
                .startThread(on: section.id, CommentDraft(text: comment.text, quote: comment.quote, isBlocking: true))
            let answering = try acting(author, at: calendar.instant(postmortem.publishedDay - 1, hour: 16))
            try answering.reply(to: thread, comment.answer)
            try answering.resolveThread(thread)
        }
    }
}

extension DemoIncidentHead {
    /// Whether the incident has reached a state in the normal sequence.
    fileprivate func reaches(_ target: IncidentState) -> Bool {
        if !kind.value.hasDurations && [.active, .mitigated, .resolved].contains(target) { return false }
        let way: [IncidentState] = [.reported, .active, .mitigated, .resolved, .postIncident, .closed]
        guard let here = way.firstIndex(of: state.value), let there = way.firstIndex(of: target) else { return false }
        return there <= here
    }
}
