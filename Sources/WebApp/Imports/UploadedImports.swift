import Domain
import Foundation
import Storage
import Synchronization

/// What people chose on the import page, from the dry run to the result. It is in memory alone, so that a dry run changes
/// nothing and nothing is left behind: it ends with a new choice of the same person, after an hour, or with the process.
final class UploadedImports: Sendable {
    struct Upload: Sendable {
        let id: String
        let owner: ID<Person>
        /// The bytes that it takes in memory: as it was sent, and unpacked.
        let size: Int
        let end: Date
        var stage: Stage
    }

    enum Stage: Sendable {
        case reading(Int, of: Int)
        case ready(ImportRun)
        case importing(Int, of: Int)
        case done(ImportRun.Result)
        /// Nothing more happens; a sentence says why.
        case failed(String)

        /// Whether something goes on without anybody asking.
        var isBusy: Bool {
            switch self {
            case .reading, .importing: true
            case .ready, .done, .failed: false
            }
        }
    }

    private let state = Mutex<[Upload]>([])
    private let capacity: Int
    private let lifetime: TimeInterval

    /// - Parameter capacity: the bytes that all uploads together may have.
    init(capacity: Int = 3 * ImportUploads.largestInMemory, lifetime: TimeInterval = 3_600) {
        self.capacity = capacity
        self.lifetime = lifetime
    }

    /// Makes room for an upload. What the same person chose before is forgotten, and what waits longest if there is no room.
    ///
    /// - Returns: whether it is new, and not the same form sent again.
    /// - Throws: ``Refusal`` while imports that cannot be forgotten take the room.
    func begin(_ id: String, _ owner: ID<Person>, size: Int, of files: Int, at now: Date) throws(Refusal) -> Bool {
        let stage = Stage.reading(0, of: files)
        let upload = Upload(id: id, owner: owner, size: size, end: now.addingTimeInterval(lifetime), stage: stage)
        let refusal = state.withLock { uploads -> String? in
            if uploads.contains(where: { $0.id == id && $0.owner == owner }) { return "" }
            if uploads.contains(where: { $0.owner == owner && $0.stage.isBusy }) {
                return "Your last import is still at work. Wait for its end."
            }
            uploads.removeAll { $0.owner == owner || !$0.stage.isBusy && $0.end <= now }
            while uploads.reduce(size, { $0 + $1.size }) > capacity {
                guard let oldest = uploads.firstIndex(where: { !$0.stage.isBusy }) else {
                    return "Other people are importing. Try again in a few minutes."
                }
                uploads.remove(at: oldest)
            }
            uploads.append(upload)
            return nil
        }
        if let refusal, !refusal.isEmpty { throw Refusal(field: "files", refusal) }
        return refusal == nil
    }

    func upload(_ id: String, of owner: ID<Person>, at now: Date) -> Upload? {
        state.withLock { uploads in
            uploads.first { $0.id == id && $0.owner == owner && ($0.end > now || $0.stage.isBusy) }
        }
    }

    func set(_ stage: Stage, of id: String) {
        state.withLock { uploads in
            if let index = uploads.firstIndex(where: { $0.id == id }) { uploads[index].stage = stage }
        }
    }

    /// The dry run that is to be carried out, once: whoever asks again gets nil.
    func take(_ id: String, of owner: ID<Person>) -> ImportRun? {
        state.withLock { uploads in
            guard let index = uploads.firstIndex(where: { $0.id == id && $0.owner == owner }),
                case .ready(let run) = uploads[index].stage
            else { return nil }
            uploads[index].stage = .importing(0, of: run.pending.count)
            return run
        }
    }

    /// Forgets an upload that waits.
    func forget(_ id: String, of owner: ID<Person>) {
        state.withLock { uploads in
            uploads.removeAll { $0.id == id && $0.owner == owner && !$0.stage.isBusy }
        }
    }
}
