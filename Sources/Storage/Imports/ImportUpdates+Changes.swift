import Domain

extension Change {
    /// Brings the changes of a document to the incident that it was imported as: what the document changed is merged
    /// with what people changed here, as in the browser.
    ///
    /// - Returns: what was left alone, in sentences.
    func update(
        _ earlier: EarlierDocument, as reading: ImportedPostmortem, to document: ImportDocument
    ) throws -> [String] {
        let id = earlier.incident
        let base = reading.showing(try self.reading.importedImages(of: id))
        let read = document.reading.showing(try addImages(document.images, to: id))
        try record(
            .incident(id), "imported it again", incident: id,
            changes: [FieldChange(field: "Document", from: "", to: document.path)])
        try updateFields(of: id, base, read, from: earlier.version)
        var left = try updateSections(of: id, base, asTyped: reading, read)
        var added = read
        added.timeline = read.timeline.filter { entry in
            !base.timeline.contains { $0.moment == entry.moment && $0.text == entry.text }
        }
        added.findings = read.findings.filter { finding in !base.findings.contains { $0.title == finding.title } }
        added.followUps = read.followUps.filter { item in !base.followUps.contains { $0.title == item.title } }
        try add(added, to: id)
        let gone = [
            (
                "timeline entry",
                base.timeline.filter { entry in
                    !read.timeline.contains { $0.moment == entry.moment && $0.text == entry.text }
                }.count
            ),
            (
                "finding",
                base.findings.filter { finding in !read.findings.contains { $0.title == finding.title } }.count
            ),
            ("follow-up", base.followUps.filter { item in !read.followUps.contains { $0.title == item.title } }.count),
        ]
        for (name, count) in gone where count > 0 {
            let plural = name.hasSuffix("y") ? name.dropLast() + "ies" : name + "s"
            left.append("\(count) \(count == 1 ? name : String(plural)) no longer in the document: left as here.")
        }
        return left
    }

    private func updateFields(
        of id: ID<Incident>, _ base: ImportedPostmortem, _ read: ImportedPostmortem, from version: Int
    ) throws {
        guard let current = try reading.fields(of: id) else { return }
        let known = try reading.edit(of: .incident(id), at: version, now: current) ?? current
        var details = known.details
        if read.title != base.title { details.title = read.title }
        if read.severity?.value != base.severity?.value, let severity = read.severity?.value {
            details.severity = severity
        }
        if read.summary != base.summary { details.summary = read.summary }
        let added = read.services.filter { service in !base.services.contains { $0.value == service.value } }
        for service in added { details.services.insert(try self.service(named: service.value)) }
        if details != known.details { try edit(id, details, from: version) }
        var times = known.times
        for mark in IncidentMark.allCases where read.times[mark]?.value != base.times[mark]?.value {
            times[mark] = read.times[mark]?.value
        }
        if times != known.times { try setTimes(of: id, times, from: version) }
    }

    /// - Parameter typed: the base with the addresses of images that the document writes, as earlier releases kept them.
    private func updateSections(
        of id: ID<Incident>, _ base: ImportedPostmortem, asTyped typed: ImportedPostmortem, _ read: ImportedPostmortem
    ) throws -> [String] {
        guard let document = try reading.postmortemDocument(of: id) else {
            return ["Its postmortem is no longer here, so no text was changed."]
        }
        var left: [String] = []
        for section in read.sections {
            let earlier = base.sections.first { $0.title == section.title }
            if earlier?.text == section.text { continue }
            guard let present = document.sections.first(where: { $0.title == section.title }) else {
                if earlier == nil {
                    try addSection(section, to: document.postmortem.id)
                } else {
                    left.append("“\(section.title)” has another name here, so its text was left alone.")
                }
                continue
            }
            let revision = try reading.first(
                """
                SELECT revision FROM postmortem_section_revision WHERE section_id = ? AND text IN (?, ?)
                ORDER BY revision DESC LIMIT 1
                """,
                [
                    present.id.rawValue, earlier?.text ?? "",
                    typed.sections.first { $0.title == section.title }?.text ?? "",
                ]
            ) { $0.int() }
            guard let revision else {
                left.append(
                    "“\(section.title)” was changed in both places and has no common text, so it was left alone.")
                continue
            }
            try submit(present.id, SectionSubmission(text: section.text, base: revision))
        }
        for section in base.sections where !read.sections.contains(where: { $0.title == section.title }) {
            left.append("“\(section.title)” is no longer in the document: left as here.")
        }
        return left
    }
}
