import Domain

extension Change {
    /// - Parameter old: the services chosen before, which may stay even if they have been deleted since.
    func serviceNames(_ ids: Set<ID<Service>>, besides old: [Service] = []) throws -> String {
        try ids.map { id in
            if let kept = old.first(where: { $0.id == id }) { return kept.name }
            guard
                let name = try reading.first(
                    "SELECT name FROM service WHERE id = ? AND deleted_at IS NULL", [id.rawValue], { $0.text() })
            else { throw Refusal(field: "services", "One of the services no longer exists. Choose again.") }
            return name
        }.sorted().joined(separator: ", ")
    }

    func setServices(_ ids: Set<ID<Service>>, table: StaticString, column: StaticString, id: Int64) throws {
        try run("DELETE FROM \(table) WHERE \(column) = ?", [id])
        for service in ids {
            try run("INSERT INTO \(table) (\(column), service_id) VALUES (?, ?)", [id, service.rawValue])
        }
    }
}
