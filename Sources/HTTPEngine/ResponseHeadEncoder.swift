import NIOCore
import WebServer

/// Writes status line and header fields (RFC 9112 §4). The one place that says how long a response is and whether the
/// connection goes on, so that neither can contradict what is sent.
struct ResponseHeadEncoder: Sendable {
    enum Framing: Equatable {
        /// The status has no body.
        case none
        case length(Int)
        case chunked
        /// A stream to an HTTP/1.0 client, or the head of one that is not sent (HEAD).
        case untilClose
    }

    struct Facts {
        var framing: Framing
        var closes: Bool
        var isHTTP10: Bool
        var id: String
        var date: [UInt8]
    }

    private let configured: [(name: String, line: [UInt8])]
    private let configuredBlock: [UInt8]

    init(configured headers: Headers) {
        configured = headers.fields.filter { !Self.isOurs($0.name) }.map { field in
            (field.name, Array("\(field.name): \(field.value)\r\n".utf8))
        }
        configuredBlock = configured.flatMap(\.line)
    }

    func encode(_ status: Status, _ headers: Headers, _ facts: Facts, into buffer: inout ByteBuffer) {
        buffer.writeStaticString("HTTP/1.1 ")
        buffer.writeString(String(status.code))
        buffer.writeStaticString(" ")
        buffer.writeString(status.reason)
        buffer.writeStaticString("\r\n")
        writeConfigured(besides: headers, into: &buffer)
        for field in headers.fields where !Self.isOurs(field.name) {
            buffer.writeString(field.name)
            buffer.writeStaticString(": ")
            buffer.writeString(field.value)
            buffer.writeStaticString("\r\n")
        }
        switch facts.framing {
        case .none, .untilClose:
            break
        case .length(let count):
            buffer.writeStaticString("content-length: ")
            buffer.writeString(String(count))
            buffer.writeStaticString("\r\n")
        case .chunked:
            buffer.writeStaticString("transfer-encoding: chunked\r\n")
        }
        if facts.closes {
            buffer.writeStaticString("connection: close\r\n")
        } else if facts.isHTTP10 {
            buffer.writeStaticString("connection: keep-alive\r\n")
        }
        buffer.writeStaticString("x-request-id: ")
        buffer.writeString(facts.id)
        buffer.writeStaticString("\r\ndate: ")
        buffer.writeBytes(facts.date)
        buffer.writeStaticString("\r\n\r\n")
    }

    private func writeConfigured(besides headers: Headers, into buffer: inout ByteBuffer) {
        let isOverridden = configured.contains { field in headers.contains(field.name) }
        if !isOverridden {
            buffer.writeBytes(configuredBlock)
            return
        }
        for field in configured where !headers.contains(field.name) {
            buffer.writeBytes(field.line)
        }
    }

    /// Fields that only the server itself may send.
    private static func isOurs(_ name: String) -> Bool {
        switch name.utf8.count {
        case 4: name.equalsIgnoringCase("date")
        case 7: name.equalsIgnoringCase("trailer") || name.equalsIgnoringCase("upgrade")
        case 10: name.equalsIgnoringCase("connection") || name.equalsIgnoringCase("keep-alive")
        case 12: name.equalsIgnoringCase("x-request-id")
        case 14: name.equalsIgnoringCase("content-length")
        case 17: name.equalsIgnoringCase("transfer-encoding")
        default: false
        }
    }
}
