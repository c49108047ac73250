import WebServer

extension Browser {
    /// The request that pressing a button makes, for tests that send it more than once.
    package func request(pressing button: String, _ fields: [(String, String)] = []) throws -> Request {
        let form = try form(with: button)
        return try request(.post, form.action, try form.filled(with: fields, pressing: button), [:])
    }

    /// Sends a form that was carried out once more, as an impatient person does. The answer has to be the same, and that
    /// nothing happened twice shows on the pages that the test opens afterwards.
    func sendAgain(_ request: Request, after first: Response) async throws {
        // The end of a session is the end of its forms.
        let isOver = first.headers.all("set-cookie").contains { $0.hasPrefix("handrail_session=;") }
        guard first.status.code < 400, !isOver else { return }
        let second = await host.app.respond(to: request)
        guard first.outcome == second.outcome else {
            throw Failure(
                description: "\(request.rawPath): “\(first.outcome)”, then “\(second.outcome)” to the same form")
        }
    }
}

extension Response {
    fileprivate var outcome: String { "\(status.code) \(headers["location"] ?? "")" }
}
