import Domain
import Storage
import WebServer

/// The form of the page for writing a postmortem, with all its sections as typed. Without scripts it is sent as a whole.
struct WritingForm: Sendable {
    struct Typed: Sendable {
        var text: String
        /// The revision that the text is based on.
        var revision: Int
    }

    static let id = "writing"
    static func textName(_ section: PostmortemSection) -> String { "text-\(section.slug)" }
    static func revisionName(_ section: PostmortemSection) -> String { "revision-\(section.slug)" }

    private let typed: [ID<PostmortemSection>: Typed]
    /// The page on which it was written.
    let client: String
    /// The section whose button was pressed.
    let place: String?
    let isPreview: Bool
    /// Whether its writer goes on to the review.
    let leadsToReview: Bool

    /// A form that nothing was typed into yet.
    init(client: String) {
        self.client = client
        typed = [:]
        place = nil
        isPreview = false
        leadsToReview = false
    }

    init(_ form: Form, _ sections: [PostmortemSection], client: String) {
        self.client = form["client"] ?? client
        place = form["preview"] ?? form["save"]
        isPreview = form.contains("preview")
        leadsToReview = form.contains("review")
        var typed: [ID<PostmortemSection>: Typed] = [:]
        for section in sections {
            guard let text = form[Self.textName(section)] else { continue }
            typed[section.id] = Typed(
                text: text, revision: form[Self.revisionName(section)].flatMap { Int($0) } ?? 0)
        }
        self.typed = typed
    }

    /// The text of a section as typed, or else as it is.
    subscript(_ section: PostmortemSection) -> Typed {
        typed[section.id] ?? Typed(text: section.text, revision: section.revision)
    }

    func isPreview(of section: PostmortemSection) -> Bool { isPreview && place == section.slug }

    /// What is to be saved of a section; nil if the form did not have it.
    func submission(_ section: PostmortemSection) -> SectionSubmission? {
        typed[section.id].map { SectionSubmission(text: $0.text, base: $0.revision, client: client) }
    }
}
