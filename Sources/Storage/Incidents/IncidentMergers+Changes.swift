import Domain

extension Change {
    /// Merges one incident into another. From then on the old key redirects there; nothing is moved or lost.
    package func merge(_ id: ID<Incident>, into target: ID<Incident>) throws {
        try require(.editorOrInvolved, on: .incident(id))
        let incident = try requireIncident(id)
        guard incident.state.move(to: .merged, kind: incident.kind) == .merge else {
            throw Refusal("\(incident.key) has already been merged.")
        }
        guard id != target, let other = try reading.incident(target) else {
            throw Refusal(field: "into", "Enter the key of another incident, such as INC-12.")
        }
        if other.state == .merged {
            throw Refusal(
                field: "into", "\(other.key) was itself merged. Enter the key of the incident it was merged into.")
        }
        // A title or a key must not lead to people who may not see the other incident.
        if try reading.privacy(of: .incident(id))?.audience != reading.privacy(of: .incident(target))?.audience {
            throw Refusal(
                field: "into",
                "\(id.key) and \(other.key) are not visible to the same people. Change “Who may see it” first, so that they are."
            )
        }
        let before = try freezeStanding(of: incident)
        try run(
            "UPDATE incident SET state = 'merged', merged_into = ?, version = version + 1, updated_at = ? WHERE id = ?",
            [target.rawValue, now.milliseconds, id.rawValue])
        let changes = [FieldChange(field: "State", from: incident.state.label, to: "Merged into \(other.key)")]
        try record(.incident(id), "merged it into \(other.key)", incident: id, changes: changes)
        try addSystemEvent(
            to: id, "State changed from \(incident.state.label.lowercased()) to merged into \(other.key)")
        try keepFreeze(of: id, since: before)
        try record(.incident(target), "merged \(incident.key) into it", incident: target)
        try addSystemEvent(
            to: target,
            "\(incident.key) was merged into this incident\(incident.isPrivate ? "" : ": \(incident.title)")")
        try touch(target)
    }
}
