import Domain
import HTML
import Storage
import WebServer

/// Carries out a form's request. If it is refused, the form comes back with the typed values and all problems.
///
/// - Parameters:
///   - version: if the form carries one, the version to save from next time.
///   - form: the page of the form.
func attempt(
    _ change: () async throws -> Response,
    orShow form: (_ problems: [Refusal.Problem], _ version: Int?) async throws -> HTML
) async throws -> Response {
    do {
        return try await change()
    } catch let refusal as Refusal {
        return .page(try await form(refusal.problems, nil), status: .unprocessableContent)
    } catch let outdated as Outdated {
        let sentence =
            "\(outdated.sentence), while you were editing. Nothing has been saved yet. Compare the two, then save again."
        return .page(try await form([.init(sentence)], outdated.version), status: .conflict)
    }
}
