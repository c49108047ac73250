/// Log lines as bytes, with the newline. What comes from outside is escaped: it can neither begin a line nor steer a
/// terminal.
enum LogLine {
    static func access(_ entry: AccessEntry, at time: Timestamp, _ format: LogFormat, into line: inout [UInt8]) {
        switch format {
        case .text:
            time.appendRFC3339(to: &line)
            line.append(contentsOf: " info ".utf8)
            line.append(contentsOf: entry.id.utf8)
            line.append(UInt8(ascii: " "))
            line.append(escaped: entry.method)
            line.append(UInt8(ascii: " "))
            line.append(escaped: entry.path)
            line.append(UInt8(ascii: " "))
            line.append(number: entry.status)
            line.append(UInt8(ascii: " "))
            line.append(number: entry.bytes)
            line.append(UInt8(ascii: " "))
            line.append(milliseconds: entry.microseconds)
            line.append(UInt8(ascii: " "))
            line.append(escaped: entry.remote)
        case .json:
            line.append(contentsOf: #"{"time":""#.utf8)
            time.appendRFC3339(to: &line)
            line.append(contentsOf: #"","level":"info","id":""#.utf8)
            line.append(contentsOf: entry.id.utf8)
            line.append(contentsOf: #"","method":""#.utf8)
            line.append(escaped: entry.method)
            line.append(contentsOf: #"","path":""#.utf8)
            line.append(escaped: entry.path)
            line.append(contentsOf: #"","status":"#.utf8)
            line.append(number: entry.status)
            line.append(contentsOf: #","bytes":"#.utf8)
            line.append(number: entry.bytes)
            line.append(contentsOf: #","ms":"#.utf8)
            line.append(milliseconds: entry.microseconds)
            line.append(contentsOf: #","remote":""#.utf8)
            line.append(escaped: entry.remote)
            line.append(contentsOf: #""}"#.utf8)
        case .off:
            return
        }
        line.append(UInt8(ascii: "\n"))
    }

    static func message(
        _ level: LogLevel,
        _ message: String,
        requestID: String?,
        at time: Timestamp,
        _ format: LogFormat,
        into line: inout [UInt8]
    ) {
        switch format {
        case .text:
            time.appendRFC3339(to: &line)
            line.append(UInt8(ascii: " "))
            line.append(contentsOf: level.rawValue.utf8)
            line.append(UInt8(ascii: " "))
            line.append(contentsOf: (requestID ?? "-").utf8)
            line.append(UInt8(ascii: " "))
            line.append(escaped: message)
        case .json:
            line.append(contentsOf: #"{"time":""#.utf8)
            time.appendRFC3339(to: &line)
            line.append(contentsOf: #"","level":""#.utf8)
            line.append(contentsOf: level.rawValue.utf8)
            if let requestID {
                line.append(contentsOf: #"","id":""#.utf8)
                line.append(escaped: requestID)
            }
            line.append(contentsOf: #"","message":""#.utf8)
            line.append(escaped: message)
            line.append(contentsOf: #""}"#.utf8)
        case .off:
            return
        }
        line.append(UInt8(ascii: "\n"))
    }
}

extension [UInt8] {
    /// Quotes, backslashes and control characters, U+0080 to U+009F among them, as in a JSON string (RFC 8259 §7).
    fileprivate mutating func append(escaped text: String) {
        if text.utf8.contains(0xE2) { return appendScalars(of: text) }
        var isAfterC2 = false
        for byte in text.utf8 {
            if isAfterC2 {
                isAfterC2 = false
                if byte < 0xA0 {
                    appendEscape(byte)
                } else {
                    append(0xC2)
                    append(byte)
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                append(UInt8(ascii: "\\"))
                append(byte)
            case 0x00..<0x20, 0x7F:
                appendEscape(byte)
            case 0xC2:
                isAfterC2 = true
            default:
                append(byte)
            }
        }
    }

    /// Characters that turn text around, and line separators, are escaped as well.
    private mutating func appendScalars(of text: String) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x2028...0x202E, 0x2066...0x2069:
                append(contentsOf: "\\u".utf8)
                for shift in [12, 8, 4, 0] { append(hexDigit: UInt8(scalar.value >> UInt32(shift) & 0x0F)) }
            case 0x2000...0x2FFF: append(contentsOf: String(scalar).utf8)
            default: append(escaped: String(scalar))
            }
        }
    }

    private mutating func appendEscape(_ byte: UInt8) {
        append(contentsOf: "\\u00".utf8)
        append(hexDigit: byte >> 4)
        append(hexDigit: byte & 0x0F)
    }

    private mutating func append(hexDigit value: UInt8) {
        append(value < 10 ? 0x30 + value : 0x61 + value - 10)
    }

    /// With one decimal.
    fileprivate mutating func append(milliseconds microseconds: Int) {
        let tenths = Swift.max(0, microseconds) / 100
        append(number: tenths / 10)
        append(UInt8(ascii: "."))
        append(number: tenths % 10)
    }
}
