import Domain
import HTML

/// The attributes that turn a text area into an editor: the scripts in `Public/js/editor` find it by `data-editor`,
/// `data-incident`, `data-section` and `data-template`. Without scripts it stays a text area.
struct Editor: Sendable {
    enum Size: String, Sendable {
        /// With all tools, for a section of a postmortem.
        case full
        /// For a paragraph or two.
        case small
    }

    var size = Size.small
    /// The incident that images are added to, and whose follow-ups are suggested first.
    var incident: ID<Incident>?
    /// The slug of the postmortem section, if it is one.
    var section: String?
    /// The kind of template, if it is one.
    var template: Template.Kind?
}
