import Storage
import WebServer

extension Visit {
    /// Lets a handler carry out a form, unless the same form was carried out before: then the answer is the first one's.
    func once(_ handler: Route.Handler) async throws -> Response {
        guard let sent else { return try await handler(self) }
        await app.sentForms.begin(sent)
        defer { app.sentForms.end(sent) }
        if let answer = try await earlierAnswer(to: sent) { return answer }
        let response: Response
        do {
            response = try await handler(self)
        } catch is FormWasSent {
            return try await earlierAnswer(to: sent) ?? alreadyDonePage
        }
        if progress.hasSaved && response.status.code < 400 { await keep(response, for: sent) }
        return response
    }

    private func earlierAnswer(to sent: SentForm) async throws -> Response? {
        if let answer = app.sentForms.answer(to: sent, at: now) { return answer }
        guard let answer = try await app.store.answer(to: sent) else { return nil }
        guard let location = answer.location else { return alreadyDonePage }
        var response = Response.redirect(to: location)
        if let notice = answer.notice.flatMap(FlashNotice.init(cookieValue:)) { response.setNotice(notice) }
        return response
    }

    /// The change is made by now, so an answer that cannot be kept is no reason to fail.
    private func keep(_ response: Response, for sent: SentForm) async {
        app.sentForms.keep(response, for: sent, at: now)
        guard let location = response.headers["location"], !leadsToUntraced(location) else { return }
        do {
            try await app.store.remember(SentForm.Answer(location: location, notice: response.notice), to: sent)
        } catch {
            app.noteFault(error, request)
        }
    }

    /// Whether a form led to a page that leaves no trace, such as signing in on the way to it.
    private func leadsToUntraced(_ location: String) -> Bool {
        let path = location.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").map(String.init)
        return app.isUntraced(path)
    }

    private var alreadyDonePage: Response {
        ErrorPages.messagePage(
            frame, status: .ok, title: "Already sent",
            "This form has been sent before, and was carried out then. Nothing was changed a second time.")
    }
}

extension Response {
    /// The notice for the next page, as its cookie holds it.
    fileprivate var notice: String? {
        let prefix = "\(FlashNotice.cookie)="
        return headers.all("set-cookie").first { $0.hasPrefix(prefix) }
            .map { String($0.dropFirst(prefix.count).prefix { $0 != ";" }) }
    }
}
