import Domain

/// An incident of the demo story, with the texts of its postmortem.
package struct DemoIncident: Sendable {
    /// The name of its file, by which other files refer to it.
    let name: String
    let head: DemoIncidentHead
    let template: PostmortemTemplate
    /// The texts of the postmortem by the slugs of the template's sections.
    let texts: [String: String]

    package init(name: String, head: DemoIncidentHead, template: PostmortemTemplate, texts: [String: String]) {
        self.name = name
        self.head = head
        self.template = template
        self.texts = texts
    }
}

extension DemoIncidentHead {
    /// The names that the front matter may contain.
    package static let fields = Set(CodingKeys.allCases.map(\.rawValue))

    /// The slug of the template that the postmortem is written from.
    package var template: String { postmortem.template }
}
