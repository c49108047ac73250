import Domain
import Storage
import WebServer

struct SittingView: Sendable {
    let sitting: Sitting
    let given: [MinuteItem]
    /// Read for the minutes of a sitting that has ended.
    let changes: [SittingChange]
    /// Empty once it has ended.
    let parts: [AgendaPart]
    /// The item whose verdict is being changed, from the address.
    let changing: String?

    /// - Throws: ``Obstacle/notFound`` if there is no such sitting.
    init(_ visit: Visit) async throws {
        let id: ID<Sitting> = try visit.id("sitting")
        let (sitting, given) = try await visit.read { (try $0.sitting(id).orNotFound(), try $0.verdicts(of: id)) }
        self.sitting = sitting
        self.given = given
        changing = visit.query["change"]
        guard sitting.isOpen else {
            parts = []
            changes = try await visit.read { try $0.followUpChanges(during: id) }
            return
        }
        changes = []
        var query = AgendaQuery(visit.frame, sitting: sitting)
        query.expanded = visit.query["question"].flatMap { AgendaQuestion(rawValue: $0)?.rawValue }
        let agenda = query
        parts = try await visit.read { try $0.agenda(agenda) }
    }

    func given(_ question: AgendaQuestion) -> [MinuteItem] { given.filter { $0.verdict.question == question.rawValue } }

    var left: Int { parts.map(\.count).reduce(0, +) }
}
