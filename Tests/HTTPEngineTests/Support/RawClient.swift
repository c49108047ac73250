import Foundation

/// A TCP client that sends exactly the bytes it is told to. Its calls block, so tests use it through `onThread`.
final class RawClient {
    struct Failure: Error, CustomStringConvertible {
        let description: String
        /// Whether the server did nothing for too long, as opposed to ending the connection.
        var isTimeout = false
    }

    struct Answer {
        var status: Int
        var headers: [(name: String, value: String)]
        var body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }

        subscript(_ name: String) -> String? {
            headers.first { $0.name.lowercased() == name }?.value
        }
    }

    private let descriptor: Int32
    private var received: [UInt8] = []

    /// - Parameters:
    ///   - source: The address to come from: every one that begins with 127 is this machine's.
    ///   - receiveBuffer: Bytes the kernel takes in for a client that does not read.
    init(port: Int, from source: String? = nil, receiveBuffer: Int32? = nil, timeout: Int = 60) throws {
        #if canImport(Darwin)
            descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #else
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        guard descriptor >= 0 else { throw Failure(description: "socket: \(errno)") }
        if var size = receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        var time = timeval(tv_sec: timeout, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        if let source { _ = Self.withAddress(source, port: 0) { bind(descriptor, $0, $1) } }
        let result = Self.withAddress("127.0.0.1", port: port) { connect(descriptor, $0, $1) }
        // Everything is set by now, so it is `deinit` that closes. Closed twice, it would be somebody else's
        // descriptor.
        guard result == 0 else { throw Failure(description: "connect: \(errno)") }
    }

    deinit {
        close(descriptor)
    }

    private static func withAddress(
        _ text: String, port: Int, _ use: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr(text)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                use(pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    func send(_ text: String) throws {
        try send(Array(text.utf8))
    }

    func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.send(descriptor, $0.baseAddress, $0.count, noSignal) }
            guard count > 0 else { throw Failure(description: "send: \(errno)", isTimeout: errno == EAGAIN) }
            rest = rest.dropFirst(count)
        }
    }

    /// Tells the server that no more will be sent.
    func endSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// The next response, with a body as long as its head says.
    func answer(toHead: Bool = false) throws -> Answer {
        var answer = try head()
        while answer.status == 100 { answer = try head() }
        if toHead || answer.status == 204 || answer.status == 304 { return answer }
        if answer["transfer-encoding"] == "chunked" {
            while true {
                let line = try line()
                guard let size = Int(line, radix: 16) else { throw Failure(description: "chunk size: \(line)") }
                answer.body += try bytes(size)
                guard try self.line().isEmpty else { throw Failure(description: "a chunk has no end") }
                if size == 0 { return answer }
            }
        }
        guard let length = answer["content-length"].flatMap({ Int($0) }) else {
            answer.body = try remainder()
            return answer
        }
        answer.body = try bytes(length)
        return answer
    }

    /// Status line and headers of the next response, an interim one too.
    func head() throws -> Answer {
        let start = try line()
        let parts = start.split(separator: " ", maxSplits: 2)
        guard parts.count >= 2, parts[0] == "HTTP/1.1", let status = Int(parts[1]) else {
            throw Failure(description: "no status line: \(start)")
        }
        var answer = Answer(status: status, headers: [], body: [])
        while true {
            let line = try line()
            if line.isEmpty { return answer }
            guard let colon = line.firstIndex(of: ":") else { throw Failure(description: "no header: \(line)") }
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            answer.headers.append((String(line[..<colon]), value))
        }
    }

    func line() throws -> String {
        while true {
            if let end = received.firstIndex(of: 0x0A) {
                let line = received[..<end].filter { $0 != 0x0D }
                received.removeFirst(end + 1)
                return String(decoding: line, as: UTF8.self)
            }
            guard try receive() else { throw Failure(description: "the connection ended") }
        }
    }

    func bytes(_ count: Int) throws -> [UInt8] {
        while received.count < count {
            guard try receive() else { throw Failure(description: "the connection ended early") }
        }
        defer { received.removeFirst(count) }
        return Array(received[..<count])
    }

    /// Everything up to the end of the connection. A reset counts as an end.
    func remainder() throws -> [UInt8] {
        while try receive() {}
        defer { received = [] }
        return received
    }

    /// - Returns: false at the end of the connection.
    private func receive() throws -> Bool {
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        let count = buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
        if count > 0 {
            received += buffer[..<count]
            return true
        }
        if count == 0 || errno == ECONNRESET || errno == EPIPE { return false }
        throw Failure(description: "recv: \(errno)", isTimeout: errno == EAGAIN)
    }

    private var noSignal: Int32 {
        #if canImport(Darwin)
            0
        #else
            Int32(MSG_NOSIGNAL)
        #endif
    }
}
