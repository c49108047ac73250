import Domain
import Foundation

/// A sentence that somebody quotes from a section of the incident's postmortem.
package struct QuotationEdit: Equatable, Sendable {
    /// The slug of the section.
    package var slug: String
    package var text: String

    package init(slug: String, text: String) {
        self.slug = slug
        self.text = text
    }
}

extension Change {
    enum Quoting {
        case finding(ID<Finding>)
        case followUp(ID<FollowUp>)
    }

    /// Links a new record to the sentence it was made from.
    ///
    /// - Returns: the change for the history.
    func quote(_ edit: QuotationEdit, from incident: ID<Incident>, in quoting: Quoting) throws -> FieldChange {
        let text = try Text.line(
            edit.text, field: "quote", called: "the quoted sentence", atMost: 4_000, required: true, isQuoted: true)
        guard
            let section = try reading.postmortemDocument(of: incident)?.sections.first(where: { $0.slug == edit.slug })
        else { throw Refusal(field: "section", "Choose the section that contains the sentence.") }
        var finding: ID<Finding>?
        var followUp: ID<FollowUp>?
        switch quoting {
        case .finding(let id): finding = id
        case .followUp(let id): followUp = id
        }
        try run(
            """
            INSERT INTO quotation (section_id, finding_id, follow_up_id, text, created_at, created_by)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                section.id.rawValue, finding?.rawValue, followUp?.rawValue, text, now.milliseconds,
                asker.personID?.rawValue,
            ])
        return FieldChange(field: "From", from: "", to: "\(section.title): “\(text)”")
    }
}

extension Reading {
    package func quotation(in finding: ID<Finding>) throws -> Quotation? {
        try quotation("q.finding_id = ?", finding.rawValue)
    }

    package func quotation(in followUp: ID<FollowUp>) throws -> Quotation? {
        try quotation("q.follow_up_id = ?", followUp.rawValue)
    }

    private func quotation(_ condition: StaticString, _ id: Int64) throws -> Quotation? {
        try first(
            """
            SELECT q.text, p.incident_id, s.slug, s.title
            FROM quotation AS q JOIN postmortem_section AS s ON s.id = q.section_id
                JOIN postmortem AS p ON p.id = s.postmortem_id
            WHERE \(condition) AND p.deleted_at IS NULL AND \(visibleThroughIncident("p.incident_id"))
            """, [id]
        ) {
            Quotation(
                text: $0.text(), incidentID: $0.id(), sectionSlug: $0.text(), sectionTitle: $0.text())
        }
    }
}
