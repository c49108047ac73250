import Foundation
import Storage

/// Makes pre-mortems that nobody has closed forget whose cards are whose once their date has come, see
/// ``Domain/Premortem/forgetsWriters(phaseSince:deletedAt:)``.
package struct PremortemForgetting: Sendable {
    private let store: Store
    private let log: @Sendable (String) -> Void

    /// - Parameter log: is told why it failed; the next look tries again.
    package init(_ store: Store, log: @escaping @Sendable (String) -> Void) {
        self.store = store
        self.log = log
    }

    /// Looks at once and then every hour, until the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            do {
                try await store.forgetWritersWhoseTimeIsOver(at: Date())
            } catch {
                log("pre-mortems that nobody closed still remember their writers: \(error)")
            }
            try? await Task.sleep(for: .seconds(3_600))
        }
    }
}
