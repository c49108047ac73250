import Domain
import HTML
import WebServer
import Wording

/// The hint to dismiss, taken from the address or the form.
struct WordingDismissalRequest: Sendable {
    let rule: WordingRule
    /// Nil on the page of rules, where only the whole team is possible.
    let place: WordingPlace?
    let words: String
    let scope: WordingDismissal.Scope
    let reason: String
    /// The page on which the text is written.
    let back: Link

    init(_ visit: Visit, _ fields: Form) async throws {
        let id = fields["rule"] ?? ""
        rule = try visit.app.settings.wording.rules.first { $0.id == id }.orNotFound()
        let place = fields["place"].flatMap { WordingPlace($0) }
        self.place = place
        words = fields["words"] ?? ""
        reason = fields["reason"] ?? ""
        scope = place == nil ? .team : fields["scope"].flatMap(WordingDismissal.Scope.init(rawValue:)) ?? .place
        guard let place else {
            back = Paths.wordingRules
            return
        }
        back = try await visit.read { try Paths.text(at: place, $0).orNotFound() }
    }
}
