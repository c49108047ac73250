import Domain

extension Reading {
    package func freezeSettings() throws -> FreezeSettings {
        var settings = FreezeSettings.defaults
        let values = try rows("SELECT name, value FROM installation WHERE name LIKE 'freeze\\_%' ESCAPE '\\'") {
            ($0.text(), $0.text())
        }
        for (name, value) in values {
            switch name {
            case "freeze_severities":
                settings.severities = Set(
                    value.split(separator: " ").compactMap { Int($0).flatMap(Severity.init(level:)) })
            case "freeze_scope": settings.scope = FreezeScopeKind(rawValue: value) ?? settings.scope
            case "freeze_hours": settings.hours = Int(value) ?? settings.hours
            default: continue
            }
        }
        return settings
    }
}

extension Change {
    /// - Throws: ``Refusal`` for the field `hours`.
    package func edit(_ settings: FreezeSettings) throws {
        try require(.administrator)
        let settings = try settings.checked()
        let old = try reading.freezeSettings()
        var changes = ChangeList()
        changes.add("Severities that freeze deployments", old.severityWords, settings.severityWords)
        changes.add("What they freeze", old.scope.label, settings.scope.label)
        changes.add("Hours until the automatic end", String(old.hours), String(settings.hours))
        if changes.changes.isEmpty { return }
        try set("freeze_severities", settings.severities.sorted().map { String($0.level) }.joined(separator: " "))
        try set("freeze_scope", settings.scope.rawValue)
        try set("freeze_hours", String(settings.hours))
        try record(.setting, "changed when incidents freeze deployments", changes: changes.changes)
    }
}
