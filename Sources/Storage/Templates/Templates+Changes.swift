import Domain

extension Change {
    /// Saves another text of a template, or adds a template.
    ///
    /// - Parameters:
    ///   - before: the template as it was; nil for a new one.
    ///   - file: the template in the file of that name; nil if there is none.
    ///   - version: the version that the text is based on; 0 if only the file was there.
    ///   - hasCompared: whether the writer has looked at what changed in the file since.
    package func saveTemplate(
        _ template: Template, before: Template?, file: Template?, from version: Int, hasCompared: Bool = false
    ) throws -> ID<Template> {
        try require(.administrator)
        try template.checked()
        let stored = try reading.storedTemplate(template.kind, template.slug)
        if before == nil && (file != nil || stored?.text != nil) {
            throw Refusal(field: "text", "There is a template called “\(template.name)” already. Choose another name.")
        }
        guard let stored else {
            let id: ID<Template> = try insert(
                "INSERT INTO template (kind, slug, version, file_text) VALUES (?, ?, 0, ?)",
                [template.kind.rawValue, template.slug, file?.source])
            try add(template.source, to: id, version: 1, before: before, template)
            return id
        }
        if before != nil { try requireVersion(stored.version, version, subject: .template(stored.id)) }
        let changes = before?.changes(to: template) ?? []
        if before != nil && changes.isEmpty && !(hasCompared && stored.fileText != file?.source) { return stored.id }
        if stored.text == nil || hasCompared {
            try run("UPDATE template SET file_text = ? WHERE id = ?", [file?.source, stored.id.rawValue])
        }
        try add(template.source, to: stored.id, version: stored.version + 1, before: before, template)
        return stored.id
    }

    /// Drops what was changed: the file counts again, or a copy without a file is gone. The texts are kept.
    package func resetTemplate(_ id: ID<Template>, named name: String, from version: Int) throws {
        try require(.administrator)
        guard let stored = try reading.storedTemplate(id), stored.text != nil else {
            throw Refusal("This template is as in its file already.")
        }
        try requireVersion(stored.version, version, subject: .template(id))
        try addRevision(nil, to: id, version: stored.version + 1)
        try record(
            .template(id),
            stored.fileText == nil ? "removed the template “\(name)”" : "reset the template “\(name)” to its file",
            version: stored.version + 1)
    }

    /// Undoes the change that made a version, as long as nothing was changed since.
    func takeBack(_ id: ID<Template>, version: Int) throws {
        try require(.administrator)
        guard let stored = try reading.storedTemplate(id), version >= 1, version <= stored.version else {
            throw Refusal("This edit does not exist.")
        }
        if stored.version != version {
            throw Refusal(
                "The template has been changed again since. Open its earlier texts on its page and save the one you want."
            )
        }
        let before = version == 1 ? nil : try reading.revision(version - 1, of: id)?.text
        try addRevision(before, to: id, version: version + 1)
        try record(.template(id), "undid the last change of the template “\(stored.slug)”", version: version + 1)
    }

    private func add(_ text: String, to id: ID<Template>, version: Int, before: Template?, _ template: Template) throws
    {
        try addRevision(text, to: id, version: version)
        let kind = template.kind.label.lowercased()
        try record(
            .template(id),
            before == nil
                ? "added the \(kind) template “\(template.name)”" : "changed the \(kind) template “\(template.name)”",
            changes: before?.changes(to: template) ?? [], version: version)
    }

    private func addRevision(_ text: String?, to id: ID<Template>, version: Int) throws {
        try run(
            "INSERT INTO template_revision (template_id, number, text, created_at, created_by) VALUES (?, ?, ?, ?, ?)",
            [id.rawValue, version, text, now.milliseconds, asker.personID?.rawValue])
        try run("UPDATE template SET version = ? WHERE id = ?", [version, id.rawValue])
    }
}
