import Domain
import HTML
import Storage
import WebServer

/// The mark of a section that customers may read, at `/incidents/:incident/postmortem/sections/:section/audience`.
enum SectionAudiences {
    static func update(_ visit: Visit) async throws -> Response {
        let (dossier, section) = try await visit.writtenSection()
        guard let audience = visit.form["audience"].flatMap(Choice.init(rawValue:)) else {
            throw Refusal("Choose who may read this section.")
        }
        let isForCustomers = audience == .customers
        try await visit.change { try $0.setForCustomers(isForCustomers, section.id) }
        return .redirect(
            to: Paths.postmortemEdit(dossier.id, at: section.slug),
            notice: FlashNotice(
                isForCustomers
                    ? "Customers may read “\(section.title)” once it is published and exported for them."
                    : "“\(section.title)” is no longer for customers."))
    }

    private enum Choice: String {
        case customers, organisation
    }

    /// Who may read a section, with a button to change it.
    static func field(_ section: PostmortemSection, of id: ID<Incident>, _ frame: Frame) -> HTML {
        let choice = section.isForCustomers ? Choice.organisation : .customers
        return """
            <p class="quiet">\(section.isForCustomers
                ? "Customers may read this section."
                : "Not for customers.")</p>
            \(form(
                Paths.postmortemSectionAudience(section.slug, of: id), frame,
                submitButton(
                    section.isForCustomers ? "Keep from customers" : "Mark for customers", style: .small,
                    name: "audience", value: choice.rawValue)))
            """
    }
}
