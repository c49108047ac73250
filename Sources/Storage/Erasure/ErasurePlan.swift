import Domain
import GRDB

/// What erasing a name would find; nothing is changed by looking.
package struct ErasurePlan: Sendable {
    /// The largest number of texts on a page, so that its form can be sent.
    package static let mostTexts = 800

    package let erased: ErasedName
    package let texts: [NamedText]
    /// Whether there are more texts than the page shows.
    package let isCut: Bool
    /// How many earlier revisions, history entries and other stored texts have the whole name or the e-mail address; nil
    /// if some of them may be private to others.
    package let elsewhere: Int?
}

extension Reading {
    /// Whether the name of a person has been erased.
    package func isErased(_ id: ID<Person>) throws -> Bool {
        try first("SELECT 1 FROM person WHERE id = ? AND erased_at IS NOT NULL AND \(seesOrganisation)", [id.rawValue])
        {
            $0.int()
        } != nil
    }

    /// The texts that seem to name a person, among those that the asker may see; for administrators.
    package func erasure(of id: ID<Person>, words: String) throws -> ErasurePlan? {
        guard asker.isAdministrator, let person = try person(id) else { return nil }
        let erased = try ErasedName(of: person, words: words)
        let texts = try namedTexts(erased)
        return ErasurePlan(
            erased: erased, texts: Array(texts.prefix(ErasurePlan.mostTexts)),
            isCut: texts.count > ErasurePlan.mostTexts,
            elsewhere: sight == .everything
                ? try StoredColumn.all(self).reduce(0) { try $0 + $1.count(erased, self) } : nil)
    }

    private func namedTexts(_ erased: ErasedName) throws -> [NamedText] {
        var texts: [NamedText] = []
        for source in namedTextSources {
            var last: Int64 = 0
            // The query finds more than texts with the name, such as “Meier” for Mei, so it goes on until there are enough.
            while texts.count <= ErasurePlan.mostTexts {
                let part = try namedTexts(erased, source, after: last)
                texts += part.texts
                guard let end = part.last else { break }
                last = end
            }
        }
        return texts
    }

    /// The texts of the next few hundred rows that may have the name.
    ///
    /// - Returns: the last of these rows; nil if there are no more.
    private func namedTexts(
        _ erased: ErasedName, _ source: NamedTextSource, after: Int64
    ) throws -> (texts: [NamedText], last: Int64?) {
        let size = 200
        let sought = erased.soughtWords
        let condition = source.fields.flatMap { (field: String) -> [String] in
            sought.indices.map { index -> String in
                // Addresses are the same in capitals.
                let text = sought[index].contains("@") ? "lower(\(field))" : field
                return "instr(\(text), ?\(index + 1)) > 0"
            }
        }.joined(separator: " OR ")
        let found = try rows(
            """
            SELECT \(source.id), \(source.version), \(source.incident), \(source.fields.joined(separator: ", "))
            FROM \(source.tables) AND \(source.id) > \(after) AND (\(condition)) ORDER BY 1 LIMIT \(size)
            """, StatementArguments(sought)
        ) { columns -> (id: Int64, text: NamedText?) in
            let id = columns.int64()
            let place = NamedText.Place(source.kind, id, version: columns.int())
            let incident = columns.optionalID(Incident.self)
            let fields = source.fields.map { _ in columns.text() }
            return (id, NamedText(place, incident: incident, fields: fields, erased))
        }
        return (found.compactMap(\.text), found.count == size ? found.last?.id : nil)
    }

    private struct NamedTextSource {
        let kind: NamedText.Kind
        let id: String
        let version: String
        let incident: String
        let fields: [String]
        /// With a condition of who may see them.
        let tables: String
    }

    private var namedTextSources: [NamedTextSource] {
        [
            NamedTextSource(
                kind: .incident, id: "i.id", version: "i.version", incident: "i.id",
                fields: ["i.title", "i.summary", "i.how_noticed", "i.surprise"],
                tables: "incident AS i WHERE \(visibleIncident("i"))"),
            NamedTextSource(
                kind: .timelineEvent, id: "t.id", version: "t.version", incident: "t.incident_id", fields: ["t.text"],
                tables: """
                    timeline_event AS t WHERE t.deleted_at IS NULL AND t.source <> 'system'
                        AND \(visibleThroughIncident("t.incident_id"))
                    """),
            NamedTextSource(
                kind: .finding, id: "f.id", version: "f.version", incident: "f.incident_id",
                fields: ["f.title", "f.detail"],
                tables: "finding AS f WHERE f.deleted_at IS NULL AND \(visibleThroughIncident("f.incident_id"))"),
            NamedTextSource(
                kind: .followUp, id: "f.id", version: "f.version", incident: "f.incident_id",
                fields: ["f.title", "f.detail"], tables: "follow_up AS f WHERE \(visibleFollowUp("f"))"),
            NamedTextSource(
                kind: .section, id: "s.id", version: "s.revision", incident: "p.incident_id", fields: ["r.text"],
                tables: """
                    postmortem_section AS s JOIN postmortem AS p ON p.id = s.postmortem_id
                        JOIN postmortem_section_revision AS r ON r.section_id = s.id AND r.revision = s.revision
                        WHERE \(visibleThroughPostmortem("p.id"))
                    """),
            NamedTextSource(
                kind: .comment, id: "c.id", version: "c.version", incident: "p.incident_id", fields: ["c.text"],
                tables: """
                    comment AS c JOIN comment_thread AS t ON t.id = c.thread_id
                        JOIN postmortem_section AS s ON s.id = t.section_id
                        JOIN postmortem AS p ON p.id = s.postmortem_id
                        WHERE c.deleted_at IS NULL AND \(visibleThroughPostmortem("p.id"))
                    """),
            NamedTextSource(
                kind: .guardrail, id: "g.id", version: "g.version", incident: "NULL",
                fields: ["g.name", "g.statement", "g.bypass"],
                tables: "guardrail AS g WHERE \(visibleGuardrail("g"))"),
            NamedTextSource(
                kind: .launch, id: "l.id", version: "l.version", incident: "NULL",
                fields: ["l.title", "l.plan", "l.blast_radius"], tables: "launch AS l WHERE \(visibleLaunch("l"))"),
            NamedTextSource(
                kind: .premortem, id: "m.id", version: "m.version", incident: "NULL", fields: ["m.title", "m.plan"],
                tables: "premortem AS m WHERE \(visiblePremortem("m"))"),
        ]
    }
}
