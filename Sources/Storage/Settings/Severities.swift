import Domain

extension Reading {
    /// The labels and help texts of all five severities, worst first.
    package func severities() throws -> [SeverityMeaning] {
        try rows("SELECT level, label, help FROM severity WHERE \(seesOrganisation) ORDER BY level") {
            SeverityMeaning(severity: try $0.severity(), label: $0.text(), help: $0.text())
        }
    }
}

extension Change {
    /// - Throws: ``Refusal`` for the fields `label-1` … `label-5` and `help-1` … `help-5`.
    package func edit(_ meanings: [SeverityMeaning]) throws {
        try require(.administrator)
        let old = Dictionary(try reading.severities().map { ($0.severity, $0) }) { first, _ in first }
        var problems = Problems()
        var changes = ChangeList()
        for meaning in meanings {
            let level = meaning.severity.level
            let code = meaning.severity.code
            let label = problems.checking { () throws(Refusal) in
                try Text.line(
                    meaning.label, field: "label-\(level)", called: "a name for \(code)", atMost: 40, required: true)
            }
            let help = problems.checking { () throws(Refusal) in
                try Text.line(
                    meaning.help, field: "help-\(level)", called: "the help for \(code)", atMost: Text.Limit.sentence)
            }
            guard let label, let help else { continue }
            if old[meaning.severity] == SeverityMeaning(severity: meaning.severity, label: label, help: help) {
                continue
            }
            changes.add(code, old[meaning.severity]?.label ?? "", label)
            changes.add("Help for \(code)", old[meaning.severity]?.help ?? "", help)
            try run("UPDATE severity SET label = ?, help = ? WHERE level = ?", [label, help, level])
        }
        try problems.throwIfAny()
        if changes.changes.isEmpty { return }
        try record(.setting, "changed the severities", changes: changes.changes)
    }
}
