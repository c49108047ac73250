import Domain
import HTML
import Storage
import WebServer

extension People {
    /// A refusal is shown above the list.
    static func reactivate(_ visit: Visit) async throws -> Response {
        let id: ID<Person> = try visit.id("person")
        let name = try await visit.read { try $0.person(id)?.name }.orNotFound()
        return try await attempt {
            try await visit.change { try $0.reactivate(id) }
            return .redirect(to: Paths.peopleSettings, notice: FlashNotice("\(name) can sign in again."))
        } orShow: { problems, _ in
            try await People.listPage(visit, InvitationForm(), problems: problems)
        }
    }
}
