import WebServer

extension GuardrailReviews {
    /// `/reviews…`, the addresses of earlier releases, lead to `/guardrail-reviews…` with the same query.
    static func moved(_ visit: Visit) async throws -> Response {
        let query = visit.request.query.fields.map { (name: $0.name, value: $0.value) }
        return .redirect(to: Paths.guardrailReview(visit.request.path.dropFirst(), query: query))
    }
}
