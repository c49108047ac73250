/// The sentence of a postmortem that a finding or a follow-up was made from, with its section.
package struct Quotation: Equatable, Sendable {
    /// The sentence as it was when it was quoted.
    package let text: String
    package let incidentID: ID<Incident>
    package let sectionSlug: String
    package let sectionTitle: String

    package init(text: String, incidentID: ID<Incident>, sectionSlug: String, sectionTitle: String) {
        self.text = text
        self.incidentID = incidentID
        self.sectionSlug = sectionSlug
        self.sectionTitle = sectionTitle
    }
}
