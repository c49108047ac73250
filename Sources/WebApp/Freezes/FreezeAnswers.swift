import Domain
import Storage
import WebServer

/// Pages and actions at `/api/v1/freeze`.
enum FreezeAnswers {
    /// `GET /api/v1/freeze?service=payments`: answers whether a service may be deployed now.
    static func show(_ visit: Visit) async throws -> Response {
        try visit.require(.freezes)
        let (slug, override) = try freezeParameters(visit.query)
        if override != nil { try visit.require(.overrides) }
        let now = visit.now
        guard let question = try await visit.read({ try $0.freezeQuestion(service: slug, override: override, at: now) })
        else {
            return .problem(
                .notFound, "There is no service “\(slug)”. Settings, Services shows the names that pipelines use.")
        }
        if let override, question.override == nil { return .problem(.notFound, "There is no override \(override).") }
        // Nothing is written when there is no freeze.
        if question.inForce.isEmpty { return try .json(question.answer(at: now)) }
        do {
            let answer = try await visit.change { try $0.answerPipeline(service: slug, override: override) }
            return try .json(answer ?? question.answer(at: now))
        } catch {
            // If the history cannot be written, the answer is still given; an override that cannot be used up lets
            // nothing through.
            if question.answer(at: now).override != nil { throw error }
            visit.app.noteFault(error, visit.request)
            return try .json(question.answer(at: now))
        }
    }

    /// - Throws: ``BadInput`` for unknown parameters, which are never ignored.
    private static func freezeParameters(_ query: Form) throws(BadInput) -> (
        service: String, override: ID<FreezeOverride>?
    ) {
        for field in query.fields {
            if !["service", "override"].contains(field.name) {
                throw BadInput("There is no parameter “\(field.name)”. Use service and override.")
            }
            if query.all(field.name).count > 1 { throw BadInput("Give \(field.name) only once.") }
        }
        guard let service = query["service"], !service.isEmpty else {
            throw BadInput("Name a service, such as /api/v1/freeze?service=payments.")
        }
        guard let text = query["override"] else { return (service, nil) }
        guard let override = ID<FreezeOverride>(text: text) else {
            throw BadInput("“\(text)” is not the number of an override. Use a number such as 7.")
        }
        return (service, override)
    }
}
