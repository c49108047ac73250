import Domain
import HTML
import WebServer

/// The filter of the coverage, as written in the address.
struct CoverageFilter: Sendable {
    var kind = ""
    var strength = ""
    /// The name or the slug of a service, as typed.
    var service = ""
    /// The slug of a team.
    var team = ""
    /// `missing` or empty.
    var show = ""
    var columns = ""
    var page = ""
    private var names: [String] = []

    init(_ query: Form) {
        kind = query["kind"] ?? ""
        strength = query["strength"] ?? ""
        service = query["service"] ?? ""
        team = query["team"] ?? ""
        show = query["show"] ?? ""
        columns = query["columns"] ?? ""
        page = query["page"] ?? ""
        names = query.fields.map(\.name)
    }

    var isEmpty: Bool { [kind, strength, service, team, show].allSatisfy(\.isEmpty) }

    /// - Parameter isKnown: whether there is a service with the slug.
    func query(_ teams: [Team], isKnown: (String) throws -> Bool) rethrows -> (CoverageQuery, [Refusal.Problem]) {
        var query = CoverageQuery()
        var problems = FilterProblems(
            names, known: ["kind", "strength", "service", "team", "show", "columns", "page"])
        query.kind = problems.choice("kind", kind) { GuardrailKind(rawValue: $0) }
        query.grade = problems.choice("strength", strength) { Strength.Grade(rawValue: $0) }
        query.service = try problems.choice("service", service.trimmed) { name in
            let slug = Slug.make(from: name)
            return try isKnown(slug) ? slug : nil
        }
        query.team = problems.choice("team", team) { slug in teams.first { $0.slug == slug }?.slug }
        query.onlyGaps = problems.flag("show", called: "Show", show, on: "missing")
        query.page = problems.page(page)
        query.columns = problems.page(columns)
        return (query, problems.all)
    }

    func link(columns: Int? = nil, page: Int? = nil, service: String? = nil) -> Link {
        let items = [
            ("kind", kind), ("strength", strength), ("service", service ?? self.service), ("team", team),
            ("show", show),
            ("columns", columns.map(String.init) ?? self.columns), ("page", page.map(String.init) ?? self.page),
        ]
        return Link(
            ["guardrails", "coverage"],
            query: items.filter { !$0.1.isEmpty && !(["columns", "page"].contains($0.0) && $0.1 == "1") }
                .map { (name: $0.0, value: $0.1) })
    }
}
