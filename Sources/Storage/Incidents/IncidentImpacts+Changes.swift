import Domain

extension Change {
    /// - Parameter version: the version that the impacts are based on; nil for the present one.
    package func setImpacts(of id: ID<Incident>, _ impacts: [Impact], from version: Int? = nil) throws {
        try require(.editorOrInvolved, on: .incident(id))
        try edit(id, from: version) {
            $0.impacts = impacts
        } apply: {
            try storeImpacts(of: id, $0.impacts, version: $1)
        }
    }

    private func storeImpacts(of id: ID<Incident>, _ impacts: [Impact], version: Int) throws {
        let old = try reading.impacts(of: id)
        var changes = ChangeList()
        for kind in ImpactKind.allCases {
            changes.add(
                "Impact: \(kind.label.lowercased())", old.first { $0.kind == kind }?.words ?? "",
                impacts.first { $0.kind == kind }?.words ?? "")
        }
        if changes.changes.isEmpty { return }
        try run("DELETE FROM incident_impact WHERE incident_id = ?", [id.rawValue])
        for impact in impacts {
            try run(
                "INSERT INTO incident_impact (incident_id, kind, certainty, quantity, note) VALUES (?, ?, ?, ?, ?)",
                [id.rawValue, impact.kind.rawValue, impact.certainty.rawValue, impact.quantity, impact.note])
        }
        try touch(id)
        try record(.incident(id), "set its impact", incident: id, changes: changes.changes, version: version)
    }
}

extension Impact {
    /// `about 4217893, rows of customer transactions`
    package var words: String {
        var parts: [String] = []
        if let quantity { parts.append((certainty == .estimated ? "about " : "") + String(quantity)) }
        if certainty == .unknown { parts.append("unknown") }
        if !note.isEmpty { parts.append(note) }
        return parts.isEmpty ? certainty.label.lowercased() : parts.joined(separator: ", ")
    }
}
