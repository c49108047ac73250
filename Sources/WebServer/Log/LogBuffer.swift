import Foundation

/// Lines that wait to be written.
final class LogBuffer: @unchecked Sendable {
    // Everything below is only touched with the lock held.
    private let lock = NSLock()
    private var lines: [UInt8] = []
    private var dropped = 0

    private static let mostBytes = 1024 * 1024

    /// - Returns: Whether these are the first bytes, so that somebody has to be told to write them.
    func append(_ makeLine: (inout [UInt8]) -> Void) -> Bool {
        lock.withLock {
            guard lines.count < Self.mostBytes else {
                dropped += 1
                return false
            }
            let wasEmpty = lines.isEmpty
            makeLine(&lines)
            return wasEmpty
        }
    }

    func take() -> (lines: [UInt8], dropped: Int) {
        lock.withLock {
            defer {
                lines = []
                lines.reserveCapacity(4_096)
                dropped = 0
            }
            return (lines, dropped)
        }
    }
}
