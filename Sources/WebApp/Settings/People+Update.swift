import Domain
import HTML
import Storage
import WebServer

extension People {
    static func reactivate(_ visit: Visit) async throws -> Response {
        let id: ID<Person> = try visit.id("person")
        return try await changing(visit, id, { try $0.reactivate(id) }) { name in "\(name) can sign in again." }
    }

    /// A refusal, such as for the last administrator, is shown above the list.
    private static func changing(
        _ visit: Visit, _ id: ID<Person>, _ change: @escaping @Sendable (Change) throws -> Void,
        saying sentence: (String) -> String
    ) async throws -> Response {
        let name = try await visit.read { try $0.person(id)?.name }.orNotFound()
        return try await attempt {
            try await visit.change(change)
            return .redirect(to: Paths.peopleSettings, notice: FlashNotice(sentence(name)))
        } orShow: { problems, _ in
            try await People.listPage(visit, InvitationForm(), problems: problems)
        }
    }
}
