import Domain
import HTML
import Secrets
import Storage
import WebServer

/// Pages and actions at `/near-misses/receipt`: where a reporter comes back. The code is in the body of every request,
/// never in an address.
enum NearMissReceipts {
    static func new(_ visit: Visit) async throws -> Response {
        try await requireOpen(visit)
        return .page(codePage(visit.frame, typed: "", problems: []))
    }

    static func show(_ visit: Visit) async throws -> Response {
        try await requireOpen(visit)
        return try await attempt {
            let (code, thread) = try await thread(visit)
            return .page(threadPage(visit.frame, code, thread, text: "", problems: []))
        } orShow: { problems, _ in
            codePage(visit.frame, typed: visit.form["code"] ?? "", problems: problems)
        }
    }

    static func add(_ visit: Visit) async throws -> Response {
        try await requireOpen(visit)
        let text = visit.form["text"] ?? ""
        let found: (code: ReceiptCode, thread: NearMissThread)
        do {
            found = try await thread(visit)
        } catch let refusal as Refusal {
            return .page(
                codePage(visit.frame, typed: visit.form["code"] ?? "", problems: refusal.problems),
                status: .unprocessableContent)
        }
        return try await attempt {
            try NearMissReports.begin(visit)
            let digest = found.code.digest
            try await visit.change(by: .nobody) { try $0.addToNearMiss(code: digest, text: text) }
            let (code, thread) = try await thread(visit)
            return .page(threadPage(visit.frame, code, thread, isSaved: true, text: "", problems: []))
        } orShow: { problems, _ in
            threadPage(visit.frame, found.code, found.thread, text: text, problems: problems)
        }
    }

    /// For strangers once there is or was a secret address: they cannot have reported anything otherwise. Switching it
    /// off closes no report.
    private static func requireOpen(_ visit: Visit) async throws {
        if visit.asker.isMember { return }
        let isOpen = try await visit.read { try $0.nearMissAddressDay() != nil || $0.hasNearMissReports() }
        if !isOpen { throw Obstacle.signedOut }
    }

    /// The report of the code that was typed. Guesses are slowed down; a right one does not count.
    private static func thread(_ visit: Visit) async throws -> (ReceiptCode, NearMissThread) {
        do {
            try visit.app.receiptAttempts.begin(visit.guesser, at: visit.now)
        } catch {
            throw BadInput(
                "Too many codes have been tried from your network. Wait a few seconds and try again.",
                status: .tooManyRequests)
        }
        let typed = visit.form["code"] ?? ""
        guard let code = ReceiptCode(typed) else {
            throw Refusal(field: "code", "A receipt code has 24 letters and digits, in groups of four.")
        }
        let digest = code.digest
        guard let thread = try await visit.read({ try $0.nearMissThread(code: digest) }) else {
            throw Refusal(field: "code", "No report has this code.")
        }
        visit.app.receiptAttempts.takeBack(visit.guesser)
        return (code, thread)
    }

    private static func codePage(_ frame: Frame, typed: String, problems: [Refusal.Problem]) -> HTML {
        NearMissReports.anyonesPage(
            frame, title: "Your report", problems: problems,
            """
            <h1>Your report</h1>
            <p class="lead">Add to what you reported without your name, and read the answers.</p>
            \(form(
                Paths.nearMissReceipt, frame,
                """
                \(textField(
                    "code", label: "Receipt code", value: typed, hint: "You got it after sending the report.",
                    problems: problems, autocomplete: "off", required: true, autofocus: true))
                \(formActions(submitButton("Show the report")))
                """))
            """)
    }

    private static func threadPage(
        _ frame: Frame, _ code: ReceiptCode, _ thread: NearMissThread, isSaved: Bool = false, text: String,
        problems: [Refusal.Problem]
    ) -> HTML {
        let addition =
            thread.isOpen
            ? form(
                Paths.nearMissAdditions, frame,
                """
                \(hiddenField("code", code.text))
                \(textArea(
                    "text", label: "Add to it", value: text, limit: Text.Limit.passage, problems: problems, rows: 5,
                    required: true))
                \(formActions(submitButton("Add")))
                """)
            : "<p>The report was moved to the bin, so nothing can be added to it.</p>"
        return NearMissReports.anyonesPage(
            frame, title: "Your report", problems: problems,
            """
            <h1>Your report</h1>
            \(when: isSaved, "<p role=\"status\"><strong>Added. As before, only the day is stored with it.</strong></p>")
            \(each: thread.notes.enumerated(), { NearMissThreads.note($0.element, number: $0.offset, readByReporter: true) })
            \(addition)
            """)
    }
}
