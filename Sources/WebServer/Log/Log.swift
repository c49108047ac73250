import Foundation

/// The log: lines on standard error, written by a thread of its own, so that a request never waits for a terminal or a
/// full pipe. Lines that arrive faster than they can be written are dropped and counted, not kept without bound.
package final class Log: Sendable {
    package let format: LogFormat

    private let descriptor: Int32
    private let buffer: LogBuffer
    private let queue = DispatchQueue(label: "log")

    package init(_ format: LogFormat, descriptor: Int32 = STDERR_FILENO) {
        self.format = format
        self.descriptor = descriptor
        buffer = LogBuffer()
    }

    /// A line for the operator.
    ///
    /// - Parameter requestID: Of the request it concerns, the one its response carries.
    package func write(_ level: LogLevel, _ message: String, requestID: String? = nil) {
        append { line in
            LogLine.message(level, message, requestID: requestID, at: .now, format, into: &line)
        }
    }

    package func write(_ entry: AccessEntry) {
        append { line in
            LogLine.access(entry, at: .now, format, into: &line)
        }
    }

    /// Returns when everything so far is written, or after a second where nothing takes the lines.
    package func flush() {
        if format == .off { return }
        let written = DispatchSemaphore(value: 0)
        queue.async {
            self.writeOut()
            written.signal()
        }
        _ = written.wait(timeout: .now() + 1)
    }

    private func append(_ makeLine: (inout [UInt8]) -> Void) {
        if format == .off { return }
        if buffer.append(makeLine) {
            queue.asyncAfter(deadline: .now() + .milliseconds(20)) { self.writeOut() }
        }
    }

    private func writeOut() {
        let (lines, dropped) = buffer.take()
        var rest = lines[...]
        if dropped > 0 {
            var line: [UInt8] = []
            let message = "\(dropped) log lines were dropped"
            LogLine.message(.warning, message, requestID: nil, at: .now, format, into: &line)
            rest = (line + lines)[...]
        }
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count < 0 && errno == EAGAIN {
                // Somebody else made the shared terminal or pipe non-blocking.
                var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                if poll(&ready, 1, 1_000) < 1 { return }
            } else if count == 0 || errno != EINTR {
                return
            }
        }
    }
}
