import ArgumentParser
import Domain
import Foundation
import Git
import Storage
import WebApp

extension ExportCommand {
    /// Writes every postmortem to a git repository.
    func send(
        _ format: ExportFormat, _ audience: ExportAudience, to address: String, _ baseURL: String?, _ store: Store,
        _ asker: Asker
    ) async throws {
        do {
            let target = try WikiExport.Target(address: GitAddress(address), branch: branch, folder: folder)
            let run = try await ExportRun(
                .everything, format, for: audience, withDrafts: drafts, withRecords: records, baseURL: baseURL,
                store: store,
                as: asker)
            var export = WikiExport(run, to: target, takesIn: takeIn, store: store, as: asker)
            export.width = ExportRun.fullWidth
            export.isNoted = takeIn
            let kept = try clone.map { path throws(GitProblem) in try CloneFolder(path) }
            export.keptIn = kept?.url
            defer { withExtendedLifetime(kept) {} }
            let report = try await export(at: Date()) { done, file in
                Progress.count(done, of: run.count)
                note(file.replaced, of: file.title)
            }
            Progress.clearCount()
            if !takeIn, report.commit != nil {
                await tell(store, byWriting: { try await export.note(report, by: $0, at: Date()) })
            }
            for sentence in report.takenIn { print(sentence) }
            print(report.summary)
            for sentence in report.left { note(sentence) }
            if !report.left.isEmpty { throw ExitCode.failure }
        } catch let problem as GitProblem {
            throw ConfigurationProblem(problem.sentence)
        }
    }
}
