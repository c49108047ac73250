import Domain
import HTML

/// What a text area needs to become an editor: the scripts in `Public/js/editor` find it by `data-editor`, `data-incident`
/// and `data-section`. Without scripts it is a text area.
struct Editor: Sendable {
    enum Size: String, Sendable {
        /// With everything there is, for a section of a postmortem.
        case full
        /// For a paragraph or two.
        case small
    }

    var size = Size.small
    /// What it is about: whose images it takes, and whose follow-ups are suggested first.
    var incident: ID<Incident>?
    /// The slug of the section of a postmortem, if it holds one.
    var section: String?
}
