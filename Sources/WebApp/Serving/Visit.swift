import Domain
import Foundation
import HTML
import Storage
import Synchronization
import WebServer

/// One request on its way through the app, with its asker and everything needed to answer it. Pages are functions from
/// a visit to a ``Response``.
struct Visit: Sendable {
    let request: Request
    let app: App
    let now: Date
    /// The variable parts of the route, by name, percent-decoded.
    let parameters: RouteParameters
    let asker: Asker
    /// The fields of the form that was sent; empty for a request that only reads.
    let form: Form
    /// The form as it is known by its key; nil if it has none.
    let sent: SentForm?
    let frame: Frame
    /// What the program behind the request may do; empty for people.
    var scopes: Set<APITokenScope> = []
    let progress = Progress()

    var query: Form { request.query }

    /// Reads on behalf of the asker.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Reading) throws -> Value) async throws -> Value {
        try await app.store.read(as: asker) { [progress] reading in
            if reading.sight.isPersonal { progress.setPersonal() }
            return try body(reading)
        }
    }

    /// Makes a change on behalf of the asker, in one transaction.
    func change<Value: Sendable>(_ body: @escaping @Sendable (Change) throws -> Value) async throws -> Value {
        try await change(by: asker, body)
    }

    /// Makes a change in one transaction. The first change for a form also notes that the form was carried out, and whom
    /// it chose.
    func change<Value: Sendable>(
        by asker: Asker, _ body: @escaping @Sendable (Change) throws -> Value
    ) async throws -> Value {
        let unnoted = progress.hasCarriedOut ? nil : sent
        let chosen = progress.hasCarriedOut ? [:] : progress.chosen
        return try await saving {
            let value = try await app.store.change(by: asker, at: now) { change in
                if let unnoted { try change.carryOut(unnoted) }
                for (kind, ids) in chosen { try change.noteChosen(kind, ids) }
                return try body(change)
            }
            progress.setCarriedOut()
            return value
        }
    }

    /// Does what changes the database, and notes whether it was saved.
    ///
    /// A database that cannot be written is a refusal, so that every form comes back with what was typed. ``App`` gives the
    /// answer its status.
    func saving<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            let value = try await body()
            progress.setSaved()
            return value
        } catch let problem as StoreUnavailable {
            progress.setUnavailable(problem)
            throw Refusal(problem.sentence(hasSaved: progress.hasSaved))
        }
    }
}

/// Whether a request has changed something, so that an error page can say whether it was saved; whether it could not,
/// because of the machine; and whom or what its form chose.
final class Progress: Sendable {
    private struct State {
        var hasSaved = false
        var hasCarriedOut = false
        var isPersonal = false
        var unavailable: StoreUnavailable?
        var chosen: [PickKind: Set<Int64>] = [:]
    }

    private let state = Mutex(State())

    var hasSaved: Bool { state.withLock { $0.hasSaved } }
    /// Whether a change was made that notes the form.
    var hasCarriedOut: Bool { state.withLock { $0.hasCarriedOut } }
    var unavailable: StoreUnavailable? { state.withLock { $0.unavailable } }

    var chosen: [PickKind: Set<Int64>] { state.withLock { $0.chosen } }

    func noteChosen(_ kind: PickKind, _ ids: [Int64]) {
        if !ids.isEmpty { state.withLock { $0.chosen[kind, default: []].formUnion(ids) } }
    }

    /// Whether something was read on behalf of somebody who sees private records.
    var isPersonal: Bool { state.withLock { $0.isPersonal } }

    func setPersonal() { state.withLock { $0.isPersonal = true } }

    func setSaved() { state.withLock { $0.hasSaved = true } }
    func setCarriedOut() { state.withLock { $0.hasCarriedOut = true } }
    func setUnavailable(_ problem: StoreUnavailable) { state.withLock { $0.unavailable = problem } }
}

/// The reasons why a page cannot be shown at all.
enum Obstacle: Error, Equatable {
    case notFound
    case signedOut
    /// Everybody must have a second factor, and this person has none yet.
    case secondFactorMissing
}

extension Optional {
    /// The value, or an error for the page that says it does not exist.
    func orNotFound() throws -> Wrapped {
        guard let self else { throw Obstacle.notFound }
        return self
    }
}

extension Response {
    static func page(_ html: HTML, status: Status = .ok) -> Response {
        .bytes(html.bytes, type: "text/html; charset=utf-8", status: status)
    }

    /// The answer after a change: the browser requests the page that shows the change, with a notice of what happened.
    ///
    /// - Parameter notice: what happened, with an undo if there is one.
    static func redirect(to link: Link, notice: FlashNotice? = nil) -> Response {
        var response = Response.redirect(to: link.address, .seeOther)
        if let notice { response.setNotice(notice) }
        return response
    }
}
