import Domain
import Foundation

extension Change {
    /// Edits every field of a text that readers see.
    ///
    /// - Returns: the version or revision that the edit created; nil if it changed nothing.
    func edit(_ place: WordingPlace, _ change: (String) -> String) throws -> Int? {
        switch place.kind {
        case .section:
            guard let section = try reading.section(ID(place.number)) else { return nil }
            let text = change(section.text)
            if text == section.text { return nil }
            _ = try Text.paragraphs(text, field: "text", called: section.title)
            // Nobody becomes an author by this, since authors may not be the only reviewers.
            return try write(section, text, base: section.revision, isAuthor: false)
        case .finding:
            let finding = try requireFinding(ID(place.number))
            var edit = FindingEdit(finding)
            edit.title = change(edit.title)
            edit.detail = change(edit.detail)
            try editFinding(finding.id, edit, from: finding.version)
            return try version(of: .finding(finding.id), after: finding.version)
        case .followUp:
            let followUp = try requireFollowUp(ID(place.number)).followUp
            var edit = FollowUpEdit(followUp)
            edit.title = change(edit.title)
            edit.detail = change(edit.detail)
            try editFollowUp(followUp.id, edit, from: followUp.version)
            return try version(of: .followUp(followUp.id), after: followUp.version)
        case .timelineEvent:
            let event = try requireTimelineEvent(ID(place.number))
            var edit = TimelineEventEdit(event)
            edit.text = change(edit.text)
            try editTimelineEvent(event.id, edit, from: event.version)
            return try version(of: .timelineEvent(event.id), after: event.version)
        case .incident:
            let incident = try requireIncident(ID(place.number))
            var edit = IncidentEdit(incident, services: try reading.services(of: incident.id))
            edit.title = change(edit.title)
            edit.summary = change(edit.summary)
            edit.howNoticed = change(edit.howNoticed)
            edit.surprise = change(edit.surprise)
            try self.edit(incident.id, edit, from: incident.version)
            return try version(of: .incident(incident.id), after: incident.version)
        }
    }

    private func version(of subject: AuditEntry.Subject, after earlier: Int) throws -> Int? {
        try reading.version(of: subject).flatMap { $0 == earlier ? nil : $0 }
    }

    /// Undoes the edit that created a version of a text, if nobody has changed the words since. A section may have
    /// changed around them.
    ///
    /// - Parameter words: the words that took the place of the name.
    func restoreName(_ place: WordingPlace, version: Int, replacing words: String) throws {
        switch place.kind {
        case .section:
            let id = ID<PostmortemSection>(place.number)
            guard let section = try reading.section(id), let replaced = try reading.text(of: id, at: version),
                let named = try reading.text(of: id, at: version - 1),
                section.text.count(of: words) >= replaced.count(of: words)
            else { throw Refusal("The words have been changed since.") }
            let merge = TextMerge(base: replaced, theirs: section.text, mine: named)
            if !merge.flags.isEmpty { throw Refusal("The words have been changed since.") }
            _ = try write(section, merge.text.trimmedOfBlankLines, base: version, isAuthor: false)
        case .finding:
            let id = ID<Finding>(place.number)
            let current = FindingEdit(try requireFinding(id))
            try takeBack(.finding(id), version: version, current) { [$0.title, $0.detail] }
        case .followUp:
            let id = ID<FollowUp>(place.number)
            let current = FollowUpEdit(try requireFollowUp(id).followUp)
            try takeBack(.followUp(id), version: version, current) { [$0.title, $0.detail] }
        case .timelineEvent:
            let id = ID<TimelineEvent>(place.number)
            let current = TimelineEventEdit(try requireTimelineEvent(id))
            try takeBack(.timelineEvent(id), version: version, current) { [$0.text] }
        case .incident:
            let id = ID<Incident>(place.number)
            guard let current = try reading.fields(of: id) else { throw Refusal("\(id.key) does not exist.") }
            try takeBack(.incident(id), version: version, current) {
                [$0.details.title, $0.details.summary, $0.details.howNoticed, $0.details.surprise]
            }
        }
    }

    private func takeBack<Edit: MergedByField>(
        _ subject: AuditEntry.Subject, version: Int, _ current: Edit, texts: (Edit) -> [String]
    ) throws {
        guard let after = try reading.edit(of: subject, at: version, now: current), texts(after) == texts(current)
        else { throw Refusal("The words have been changed since.") }
        try takeBack(subject, version: version)
    }
}

extension String {
    /// How often it contains words, regardless of capitals.
    fileprivate func count(of words: String) -> Int {
        lowercased().components(separatedBy: words.lowercased()).count - 1
    }
}
