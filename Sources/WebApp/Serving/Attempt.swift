import Domain
import HTML
import Storage
import WebServer

/// Tries what a form asks for. If it cannot be done as asked, the form comes back with what was typed and every problem.
///
/// - Parameters:
///   - version: where the form carries one, the version to save from the next time.
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
        let sentence = "\(outdated.sentence), while you were writing. Nothing was saved yet: compare, then save again."
        return .page(try await form([.init(sentence)], outdated.version), status: .conflict)
    }
}
