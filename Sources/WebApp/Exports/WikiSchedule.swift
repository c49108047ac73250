import Domain
import Foundation
import Git
import Storage
import Synchronization

/// The exports that a running server makes into a git wiki: soon after a publication, every few hours, and when an
/// administrator asks for one. Only one runs at a time.
package final class WikiSchedule: Sendable {
    package struct Plan: Sendable {
        package var target: WikiExport.Target
        package var format: ExportFormat
        package var audience: ExportAudience
        /// The time between two exports; the one after a publication comes sooner.
        package var hours: Int

        package init(target: WikiExport.Target, format: ExportFormat, audience: ExportAudience, hours: Int) {
            self.target = target
            self.format = format
            self.audience = audience
            self.hours = hours
        }
    }

    /// The last export.
    struct Outcome: Sendable {
        let at: Date
        /// Nil if it failed.
        let report: WikiReport?
        /// Why it failed; empty if it did not.
        let problem: String
    }

    private struct State {
        var isRunning = false
        /// Exports that somebody asked for.
        var asked: [Task<Void, Never>] = []
        var isStopped = false
        var outcome: Outcome?
        var publication: Int64?
    }

    let plan: Plan
    private let store: Store
    private let baseURL: String?
    private let clock: @Sendable () -> Date
    private let log: @Sendable (String) -> Void
    private let state = Mutex(State())
    /// The clone stays here while the server runs, so that an export fetches only what is new.
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("handrail-\(UUID().uuidString)")

    var isRunning: Bool { state.withLock { $0.isRunning } }
    var outcome: Outcome? { state.withLock { $0.outcome } }

    /// - Parameter log: is told what was written, what was left, and why an export failed.
    package init(
        _ plan: Plan, store: Store, baseURL: String?, clock: @escaping @Sendable () -> Date = { Date() },
        log: @escaping @Sendable (String) -> Void
    ) {
        self.plan = plan
        self.store = store
        self.baseURL = baseURL
        self.clock = clock
        self.log = log
    }

    /// After an export that failed, the next one comes sooner: whatever was in its way may be gone.
    private static let patience: TimeInterval = 10 * 60

    /// Looks every minute whether an export is due, until the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            await exportIfDue()
            try? await Task.sleep(for: .seconds(60))
        }
    }

    func exportIfDue() async {
        let publication = try? await store.read(as: .command("export")) { try $0.lastPublication() }
        let isDue = state.withLock { state in
            guard let outcome = state.outcome else { return true }
            let age = clock().timeIntervalSince(outcome.at)
            if outcome.report == nil { return age >= WikiSchedule.patience }
            return age >= Double(plan.hours) * 3_600 || state.publication != publication
        }
        if isDue { await export() }
    }

    /// Begins an export that somebody asked for, and does not wait for its end.
    func begin(by person: Asker, takesIn: Bool) {
        let task = Task { await export(by: person, takesIn: takesIn) }
        let isStopped = state.withLock { state in
            state.asked.append(task)
            return state.isStopped
        }
        if isStopped { task.cancel() }
    }

    /// Ends the exports that were asked for, and forgets the clone. Cancel the task of ``run()`` first.
    package func stop() async {
        let tasks = state.withLock { state in
            state.isStopped = true
            return state.asked
        }
        for task in tasks { task.cancel() }
        for task in tasks { await task.value }
        try? FileManager.default.removeItem(at: folder)
    }

    /// - Parameters:
    ///   - person: whoever asked for it; nil for the schedule.
    ///   - takesIn: whether edits of the wiki are taken in, in the name of that person.
    func export(by person: Asker? = nil, takesIn: Bool = false) async {
        let begins = state.withLock { state in
            defer { state.isRunning = true }
            return !state.isRunning
        }
        guard begins else { return }
        // Before it reads: a publication that comes meanwhile leads to another export.
        let publication = try? await store.read(as: .command("export")) { try $0.lastPublication() }
        let outcome = await carryOut(person, takesIn)
        state.withLock { state in
            state.isRunning = false
            state.outcome = outcome
            if outcome.report != nil { state.publication = publication }
        }
    }

    private func carryOut(_ person: Asker?, _ takesIn: Bool) async -> Outcome {
        let now = clock()
        // Nobody else's private records leave with the edits that somebody takes in.
        let reader = Asker.command("export")
        do {
            let run = try await ExportRun(
                .everything, plan.format, for: plan.audience, withDrafts: false, withRecords: false, baseURL: baseURL,
                store: store, as: reader)
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            var export = WikiExport(
                run, to: plan.target, takesIn: takesIn, store: store, as: reader, writer: person)
            export.keptIn = folder
            let report = try await export(at: now)
            if report.commit != nil || !report.left.isEmpty { log("The wiki: \(report.summary)") }
            for sentence in report.takenIn + report.left { log("The wiki: \(sentence)") }
            return Outcome(at: now, report: report, problem: "")
        } catch is CancellationError {
            log("The export to the wiki was stopped. The next one does what is left.")
            return Outcome(at: now, report: nil, problem: "It was stopped.")
        } catch {
            let problem = (error as? GitProblem)?.sentence ?? "It failed. The log of the server says why."
            log("The export to the wiki: \(error is GitProblem ? problem : "\(error)")")
            return Outcome(at: now, report: nil, problem: problem)
        }
    }
}
