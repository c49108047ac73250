import Domain

extension Change {
    /// Marks a section as one that customers may read, or takes the mark away. This decides who reads, as publishing does.
    package func setForCustomers(_ isForCustomers: Bool, _ id: ID<PostmortemSection>) throws {
        try require(.editor, inPostmortem: .section(id))
        guard let section = try reading.section(id) else { throw Refusal("This section no longer exists.") }
        if section.isForCustomers == isForCustomers { return }
        try run(
            "UPDATE postmortem_section SET is_for_customers = ? WHERE id = ?", [isForCustomers, id.rawValue])
        let incident = try incidentID(of: section.postmortemID)
        try record(
            .postmortem(section.postmortemID),
            isForCustomers
                ? "marked \(section.title) for customers" : "took the mark for customers from \(section.title)",
            incident: incident,
            changes: [
                FieldChange(
                    field: "\(section.title) for customers", from: isForCustomers ? "no" : "yes",
                    to: isForCustomers ? "yes" : "no")
            ])
        try touch(incident)
    }
}
