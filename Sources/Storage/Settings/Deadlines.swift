import Domain

extension Reading {
    package func deadlines() throws -> Deadlines {
        var deadlines = Deadlines.defaults
        let values = try rows(
            "SELECT name, value FROM installation WHERE name = 'owner_days' OR name LIKE 'due_days_%'"
        ) { ($0.text(), Int($0.text())) }
        for (name, value) in values {
            guard let value, Deadlines.allowed.contains(value) else { continue }
            if name == "owner_days" {
                deadlines.ownerWorkingDays = value
            } else if let severity = Severity.allCases.first(where: { name == "due_days_\($0.level)" }) {
                deadlines.days[severity] = value
            } else if name == "due_days_none" {
                deadlines.daysWithoutIncident = value
            }
        }
        return deadlines
    }
}

extension Change {
    /// Changes the deadlines for new follow-ups; existing due dates stay.
    ///
    /// - Throws: ``Refusal`` for the fields `owner`, `severity-1` … `severity-5` and `none`.
    package func edit(_ deadlines: Deadlines) throws {
        try require(.administrator)
        try deadlines.checked()
        let old = try reading.deadlines()
        var changes = ChangeList()
        func change(_ field: String, _ name: String, _ before: Int, _ after: Int) throws {
            if before == after { return }
            changes.add(field, String(before), String(after))
            try set(name, String(after))
        }
        try change("Working days to find an owner", "owner_days", old.ownerWorkingDays, deadlines.ownerWorkingDays)
        for severity in Severity.allCases {
            try change(
                "Days after a \(severity.code)", "due_days_\(severity.level)", old.days(for: severity),
                deadlines.days(for: severity))
        }
        try change(
            "Days without an incident", "due_days_none", old.daysWithoutIncident, deadlines.daysWithoutIncident)
        if changes.changes.isEmpty { return }
        try record(.setting, "changed the deadlines of follow-ups", changes: changes.changes)
    }
}
