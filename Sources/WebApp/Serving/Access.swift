import Domain
import HTML
import Storage
import WebServer

/// What one visitor may do. Pages ask it, so that they show only the links and forms that their reader may use.
struct Access: Sendable {
    private let routes: RouteTable<Route>?
    private let asker: Asker
    private let ties: Ties
    private let raises: Raises
    private let seesPrivateRecords: Bool

    /// For pages that are made without a visitor.
    static let everything = Access(routes: nil, asker: .command("page"))

    init(
        routes: RouteTable<Route>?, asker: Asker, ties: Ties = .none, raises: Raises = .none,
        seesPrivateRecords: Bool = false
    ) {
        self.routes = routes
        self.asker = asker
        self.ties = ties
        self.raises = raises
        self.seesPrivateRecords = seesPrivateRecords
    }

    /// Whether the visitor may make a request to one of our own addresses. Other sites are not our business.
    func allows(_ method: Method, _ link: Link) -> Bool {
        guard let routes, link.address.utf8.first == UInt8(ascii: "/") else { return true }
        let parts = link.address.prefix { $0 != "#" }.split(separator: "?", maxSplits: 1)
        let path = (parts.first ?? "").split(separator: "/").map(String.init)
        guard case .found(let route, let parameters) = routes.lookup(method, path) else { return true }
        let query = Access.values(in: parts.dropFirst().first ?? "")
        return permits(route.policy, route.subject(parameters, kind: query["kind"], number: query["number"]))
    }

    /// The address of a page that the visitor may open; nil for all others.
    func link(_ link: Link) -> String? { allows(.get, link) ? link.address : nil }

    /// A page where something is done or, for somebody who may not, a page to read.
    func first(_ link: Link, or page: Link) -> Link { allows(.get, link) ? link : page }

    /// The level that the visitor was granted for a record.
    func raise(on subject: AuditEntry.Subject) -> Raise? { raises[subject] }

    /// Who sees the same pages: somebody with levels for single records, or who sees private ones, gets pages of their
    /// own.
    var viewKey: ViewKey {
        if raises.highest != nil || seesPrivateRecords, let person = asker.personID { return .person(person) }
        return asker.viewKey
    }

    /// Whether the visitor may do something to a record with which they are not connected.
    func meets(_ need: Need) -> Bool { asker.level.map { need.isMet(by: $0, with: .none) } ?? false }

    /// - Parameter subject: the record that the address names. Without one, everybody for whom it can be allowed may
    ///   try; the change itself decides.
    func permits(_ policy: Policy, _ subject: AuditEntry.Subject?) -> Bool {
        switch policy {
        case .anyone: true
        case .token: asker.tokenID != nil
        case .participant(let need): asker.isGuest || permits(need, subject)
        case .person(let need): permits(need, subject)
        }
    }

    private static func values(in query: Substring) -> [String: String] {
        let items = query.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        return Dictionary(items.compactMap { $0.count == 2 ? ($0[0], $0[1]) : nil }) { first, _ in first }
    }

    private func permits(_ need: Need, _ subject: AuditEntry.Subject?) -> Bool {
        guard let level = asker.level else { return false }
        guard let subject else { return max(level, raises.highest ?? level) >= need.least }
        return need.isMet(by: raises.level(level, for: subject), with: ties[subject])
    }
}
