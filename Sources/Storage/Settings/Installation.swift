import Domain

/// The settings that apply to everybody.
package struct Installation: Equatable, Sendable {
    /// Shown in the title of every page.
    package var organisation: String
    /// The number of days during which deleted records can be restored.
    package var undoDays: Int

    package static let defaults = Installation(organisation: "Handrail", undoDays: 30)

    package init(organisation: String, undoDays: Int) {
        self.organisation = organisation
        self.undoDays = undoDays
    }
}

extension Reading {
    /// Readable by everybody, because the sign-in page shows the name too.
    package func installation() throws -> Installation {
        var installation = Installation.defaults
        let values = try rows("SELECT name, value FROM installation") { ($0.text(), $0.text()) }
        for (name, value) in values {
            switch name {
            case "organisation": installation.organisation = value
            case "undo_days": installation.undoDays = Int(value) ?? installation.undoDays
            default: continue
            }
        }
        return installation
    }
}

extension Change {
    /// - Throws: ``Refusal`` for the fields `organisation` and `undo_days`.
    package func edit(_ installation: Installation) throws {
        try require(.administrator)
        let old = try reading.installation()
        var problems = Problems()
        let name = problems.checking { () throws(Refusal) in
            try Text.line(
                installation.organisation, field: "organisation", called: "a name for this installation", atMost: 60,
                required: true)
        }
        if !(1...365).contains(installation.undoDays) {
            problems.add(field: "undo_days", "Enter a number of days from 1 to 365.")
        }
        try problems.throwIfAny()
        guard let name else { return }
        var changes = ChangeList()
        changes.add("Name of the installation", old.organisation, name)
        changes.add("Days in the bin", String(old.undoDays), String(installation.undoDays))
        if changes.changes.isEmpty { return }
        try set("organisation", name)
        try set("undo_days", String(installation.undoDays))
        try record(.setting, "changed the settings of the installation", changes: changes.changes)
    }

    /// Also used by the other settings of the installation.
    func set(_ name: String, _ value: String) throws {
        try run(
            "INSERT INTO installation (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, value])
    }
}
