import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/incidents/:incident/postmortem/flags/:flag`.
enum PostmortemFlags {
    /// Passages that two people rewrote at the same time, each with a choice for a person to make.
    static func section(_ flags: [SectionFlag], of id: ID<Incident>, _ frame: Frame) -> HTML {
        "<div class=\"section-flags\">\n\(each: flags, { sectionFlag($0, of: id, frame) })</div>\n"
    }

    private static func sectionFlag(_ flag: SectionFlag, of id: ID<Incident>, _ frame: Frame) -> HTML {
        let (their, my) = (flag.theirAuthor.label(for: frame.viewer), flag.myAuthor.label(for: frame.viewer))
        let buttons: [(SectionFlag.Choice, String)] = [
            (.theirs, ownership(their)), (.mine, ownership(my)), (.both, "both, as they are"),
        ]
        let choices = buttons.map { choice, label in
            submitButton("Take \(label)", style: .small, name: "choice", value: choice.rawValue)
        }
        return """
            <div class="section-flag" id="flag-\(flag.id.description)" role="group" aria-label="A passage that two people changed">
            <p><strong>You both changed this.</strong> Both versions stay in the text until somebody chooses.</p>
            \(definitions([(their, version(flag.theirs)), (my, version(flag.mine))], cssClass: "versions"))
            \(form(Paths.postmortemFlag(flag.id, of: id), frame, cssClass: "row", choices.joined()))
            </div>

            """
    }

    private static func ownership(_ label: String) -> String { label == "You" ? "yours" : "\(label)’s" }

    private static func version(_ text: String) -> HTML { text.isEmpty ? "<em>removed it</em>" : HTML(text: text) }

    /// Resolves a flagged passage.
    static func update(_ visit: Visit) async throws -> Response {
        let dossier = try await visit.writtenPostmortem()
        let flag: ID<SectionFlag> = try visit.id("flag")
        guard let choice = visit.form["choice"].flatMap(SectionFlag.Choice.init(rawValue:)) else {
            throw Refusal("Choose one of the versions.")
        }
        let found = try await visit.read { try $0.flag(flag) }
        guard let found, dossier.document.sections.contains(where: { $0.id == found.sectionID }) else {
            throw Refusal("This passage has already been resolved.")
        }
        try await visit.change { try $0.resolveFlag(flag, choice) }
        return .redirect(
            to: Paths.postmortemEdit(dossier.id, at: found.slug),
            notice: FlashNotice("Resolved the passage in “\(found.sectionTitle)”. Both versions are in its history."))
    }
}
