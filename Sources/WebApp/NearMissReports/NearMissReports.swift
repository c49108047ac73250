import Domain
import HTML
import Secrets
import Storage
import WebServer

/// Pages and actions at `/near-misses`: reports of near misses by somebody who gives no name.
///
/// Their changes are made on behalf of nobody, and their routes leave no trace, see ``Route/untraced``.
enum NearMissReports {
    static func new(_ visit: Visit) async throws -> Response {
        let choices = try await visit.read { try PickChoices($0, .service) }
        return .page(newPage(visit.frame, NearMissForm(), to: Paths.nearMisses, choices, problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        guard let level = visit.asker.level else { throw Obstacle.signedOut }
        let picked = try await visit.read { [form = visit.form] in try PickedForm(form, NearMissForm.pickers, $0) }
        let form = NearMissForm(picked)
        return try await attempt {
            try await store(form, through: .account(level), visit)
        } orShow: { problems, _ in
            let choices = try await visit.read { try PickChoices($0, .service) }
            return newPage(visit.frame, form, to: Paths.nearMisses, choices, problems: problems)
        }
    }

    /// The form at the secret address, for people with and without an account.
    static func newAtAddress(_ visit: Visit) async throws -> Response {
        let (address, _) = try await secretAddress(visit)
        return .page(newPage(visit.frame, NearMissForm(), to: Paths.nearMisses(at: address), nil, problems: []))
    }

    static func createAtAddress(_ visit: Visit) async throws -> Response {
        let (address, digest) = try await secretAddress(visit)
        let form = NearMissForm(visit.form)
        return try await attempt {
            try await store(form, through: .address(digest), visit)
        } orShow: { problems, _ in
            newPage(visit.frame, form, to: Paths.nearMisses(at: address), nil, problems: problems)
        }
    }

    private static func secretAddress(_ visit: Visit) async throws -> (address: String, digest: [UInt8]) {
        let token = try visit.parameters["address"].flatMap { Token($0) }.orNotFound()
        let digest = token.digest
        guard try await visit.read({ try $0.isNearMissAddress(digest: digest) }) else { throw Obstacle.notFound }
        return (token.text, digest)
    }

    private static func store(_ form: NearMissForm, through door: NearMissDoor, _ visit: Visit) async throws -> Response
    {
        let report = try form.report()
        try begin(visit)
        let code = ReceiptCode()
        let digest = code.digest
        _ = try await visit.change(by: .nobody) { try $0.reportNearMiss(report, through: door, code: digest) }
        return .page(sentPage(visit.frame, code))
    }

    /// Counts a report or an addition: nobody fills the disk.
    ///
    /// - Throws: ``Refusal`` if there were too many.
    static func begin(_ visit: Visit) throws(Refusal) {
        do {
            try visit.app.nearMisses.begin(visit.guesser, at: visit.now)
        } catch {
            throw Refusal("Too many reports have been sent from here. \(error.sentence)")
        }
    }

    private static func newPage(
        _ frame: Frame, _ values: NearMissForm, to action: Link, _ choices: PickChoices?, problems: [Refusal.Problem]
    ) -> HTML {
        anyonesPage(
            frame, title: "Report without your name", problems: problems,
            """
            <h1>Report a near miss without your name</h1>
            <p class="lead">Something nearly went wrong. Nobody has to know that it was you who saw it.</p>
            \(form(action, frame, "\(values.fields(choices, problems: problems))\(formActions(submitButton("Send the report")))"))
            \(disclosure("What is stored, and what is not", promise))
            <p>Have you reported something before? <a href="\(Paths.nearMissReceipt)">Use your receipt code</a></p>
            """)
    }

    private static let promise: HTML = """
        <p>Stored: what you type, and the day (in UTC). Not stored: who you are, the time of day, your browser, your network, or that you were on this page.
        Handrail’s log has no line for it either.</p>
        <p>You can still be recognised by what you write, and by how you write it. Records are numbered in their order, so everybody
        can tell between which other records the report was made; a program between you and Handrail, such as a proxy, may have
        a log of its own.</p>
        """

    private static func sentPage(_ frame: Frame, _ code: ReceiptCode) -> HTML {
        anyonesPage(
            frame, title: "Thank you", problems: [], scripts: ["js/copy.js"],
            """
            <h1>Thank you</h1>
            <p class="lead">The report has been saved. Your name has not.</p>
            \(copyField("code", label: "Your receipt code", value: code.text))
            <p>Keep the code: with it you can add to the report, and read the answers. It is shown only once, and nobody can find it out for you.</p>
            <p>\(linkButton("To your report", to: Paths.nearMissReceipt, frame))</p>
            """)
    }

    /// A page for people with and without an account.
    static func anyonesPage(
        _ frame: Frame, title: String, problems: [Refusal.Problem], scripts: [String] = [], _ main: HTML
    ) -> HTML {
        frame.viewer == nil
            ? barePage(frame, title: title, problems: problems, scripts: scripts, main)
            : page(frame, title: title, section: .incidents, problems: problems, scripts: scripts, main)
    }
}
