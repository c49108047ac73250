import Domain

extension Reading {
    /// The hosts and words that an export for customers may name.
    package func publicHosts() throws -> PublicHosts {
        let text = try first("SELECT value FROM installation WHERE name = 'public_hosts'") { $0.text() } ?? ""
        return PublicHosts(text.split(separator: "\n").map(String.init))
    }
}

extension Change {
    package func edit(_ hosts: PublicHosts) throws {
        try require(.administrator)
        let old = try reading.publicHosts()
        if old == hosts { return }
        try set("public_hosts", hosts.text)
        try record(
            .setting, "changed what an export for customers may name",
            changes: [
                FieldChange(
                    field: "Public hosts", from: old.names.joined(separator: ", "),
                    to: hosts.names.joined(separator: ", "))
            ])
    }
}
