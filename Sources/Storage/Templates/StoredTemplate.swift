import Domain
import Foundation

/// A template that was changed or added in the settings.
package struct StoredTemplate: Equatable, Sendable {
    package let id: ID<Template>
    package let kind: Template.Kind
    package let slug: String
    /// The number of the latest revision.
    package let version: Int
    /// The whole Markdown; nil if the file counts again, or the copy was removed.
    package let text: String?
    /// The text of the file when it was last compared with; nil if there was no file.
    package let fileText: String?

    /// Whether the file says something else than when this text was made from it.
    package func isBehind(_ file: Template?) -> Bool { text != nil && file != nil && file?.source != fileText }
}

/// One of the texts that a template had.
package struct TemplateRevision: Equatable, Sendable {
    package let number: Int
    package let text: String?
    package let by: String
    package let at: Date
}

extension Reading {
    /// The templates that were changed or added in the settings.
    package func storedTemplates(_ kind: Template.Kind) throws -> [StoredTemplate] {
        try rows(
            """
            SELECT \(StoredTemplate.columns) FROM template AS t JOIN template_revision AS r
                ON r.template_id = t.id AND r.number = t.version
            WHERE t.kind = ? AND \(seesOrganisation) ORDER BY t.id
            """, [kind.rawValue]
        ) { try StoredTemplate(&$0) }
    }

    package func storedTemplate(_ kind: Template.Kind, _ slug: String) throws -> StoredTemplate? {
        try first(
            """
            SELECT \(StoredTemplate.columns) FROM template AS t JOIN template_revision AS r
                ON r.template_id = t.id AND r.number = t.version
            WHERE t.kind = ? AND t.slug = ? AND \(seesOrganisation)
            """, [kind.rawValue, slug]
        ) { try StoredTemplate(&$0) }
    }

    package func storedTemplate(_ id: ID<Template>) throws -> StoredTemplate? {
        try first(
            """
            SELECT \(StoredTemplate.columns) FROM template AS t JOIN template_revision AS r
                ON r.template_id = t.id AND r.number = t.version
            WHERE t.id = ? AND \(seesOrganisation)
            """, [id.rawValue]
        ) { try StoredTemplate(&$0) }
    }

    /// The texts that a template had, latest first.
    package func revisions(of template: ID<Template>, atMost limit: Int = 50) throws -> [TemplateRevision] {
        try rows(
            """
            SELECT r.number, r.text, coalesce(p.name, ''), r.created_at
            FROM template_revision AS r LEFT JOIN person AS p ON p.id = r.created_by
            WHERE r.template_id = ? AND \(seesOrganisation) ORDER BY r.number DESC LIMIT ?
            """, [template.rawValue, limit]
        ) { TemplateRevision(number: $0.int(), text: $0.optionalText(), by: $0.text(), at: $0.date()) }
    }

    func revision(_ number: Int, of template: ID<Template>) throws -> TemplateRevision? {
        try first(
            """
            SELECT r.number, r.text, coalesce(p.name, ''), r.created_at
            FROM template_revision AS r LEFT JOIN person AS p ON p.id = r.created_by
            WHERE r.template_id = ? AND r.number = ? AND \(seesOrganisation)
            """, [template.rawValue, number]
        ) { TemplateRevision(number: $0.int(), text: $0.optionalText(), by: $0.text(), at: $0.date()) }
    }
}

extension StoredTemplate {
    fileprivate static let columns = "t.id, t.kind, t.slug, t.version, r.text, t.file_text"

    fileprivate init(_ columns: inout Columns) throws {
        self.init(
            id: columns.id(), kind: try columns.value(), slug: columns.text(), version: columns.int(),
            text: columns.optionalText(), fileText: columns.optionalText())
    }
}
