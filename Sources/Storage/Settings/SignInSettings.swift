import Domain

extension Reading {
    /// Whether everybody who signs in with a password must have a second factor.
    package func requiresSecondFactor() throws -> Bool {
        try first("SELECT value FROM installation WHERE name = 'second_factor_required'") { $0.text() } == "yes"
    }
}

extension Change {
    /// People without a second factor are led to setting it up, and reach nothing else until they have.
    package func requireSecondFactor(_ isRequired: Bool) throws {
        try require(.administrator)
        let old = try reading.requiresSecondFactor()
        if old == isRequired { return }
        try set("second_factor_required", isRequired ? "yes" : "no")
        try record(
            .setting, "changed how people sign in",
            changes: [
                FieldChange(
                    field: "Everybody must have a second factor", from: old ? "yes" : "no",
                    to: isRequired ? "yes" : "no")
            ])
    }
}
