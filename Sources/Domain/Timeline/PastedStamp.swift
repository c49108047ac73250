import Foundation

/// A time found in a line, and the text that is left.
struct PastedStamp {
    enum Time {
        case clock(TimeWords.Parsed)
        /// Written as a count of seconds, in no zone.
        case instant(Date)
        /// Counted from the start of the incident.
        case sinceStart(TimeInterval)
    }

    let time: Time
    let text: String

    /// `1772373753 text` and `[1772373753.512]`, as machines log; `T+15m text` and `+00:15`, as people count.
    static func logged(_ head: String, tail: String) -> PastedStamp? {
        let bytes = Array(head.utf8)
        var index = 0
        while index < bytes.count, "[(*_`\"".utf8.contains(bytes[index]) { index += 1 }
        guard let (time, end) = epoch(bytes, from: index) ?? sinceStart(bytes, from: index) else { return nil }
        var rest = end
        while rest < bytes.count, "])*_`\":;,-| \t".utf8.contains(bytes[rest]) { rest += 1 }
        // The text begins behind a gap, or there is none.
        guard rest == bytes.count || rest > end else { return nil }
        return PastedStamp(time: time, text: (String(decoding: bytes[rest...], as: UTF8.self) + tail).trimmed)
    }

    private static func epoch(_ bytes: [UInt8], from start: Int) -> (Time, Int)? {
        var index = start
        while index < bytes.count, ClockTime.isDigit(bytes[index]) { index += 1 }
        let width = index - start
        guard width == 10 || width == 13, let number = Double(String(decoding: bytes[start..<index], as: UTF8.self))
        else {
            return nil
        }
        let seconds = width == 13 ? (number / 1_000).rounded(.down) : number
        // Between 2001, where ten digits begin, and 2100.
        guard (1_000_000_000..<4_102_444_800).contains(seconds) else { return nil }
        if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "."), ClockTime.isDigit(bytes[index + 1]) {
            index += 1
            while index < bytes.count, ClockTime.isDigit(bytes[index]) { index += 1 }
        }
        return (.instant(Date(timeIntervalSince1970: seconds)), index)
    }

    /// `T+15m`, `T-5 min`, `T+1h30m`, `T+00:15`, `T0`, `+00:15`
    private static func sinceStart(_ bytes: [UInt8], from start: Int) -> (Time, Int)? {
        var index = start
        let hasT = index < bytes.count && (bytes[index] | 0x20) == UInt8(ascii: "t")
        if hasT { index += 1 }
        if hasT, index < bytes.count, bytes[index] == UInt8(ascii: "0"),
            index + 1 == bytes.count || !ClockTime.isDigit(bytes[index + 1]) && bytes[index + 1] != UInt8(ascii: ":")
        {
            return (.sinceStart(0), index + 1)
        }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "+") || (hasT && bytes[index] == UInt8(ascii: "-"))
        else {
            return nil
        }
        let sign: Double = bytes[index] == UInt8(ascii: "-") ? -1 : 1
        index += 1
        var fields: [Int] = []
        var seconds = 0
        var hasUnit = false
        while index < bytes.count, fields.count <= 3 {
            let begin = index
            while index < bytes.count, ClockTime.isDigit(bytes[index]) { index += 1 }
            guard (1...4).contains(index - begin),
                let number = Int(String(decoding: bytes[begin..<index], as: UTF8.self))
            else { break }
            if index < bytes.count, let unit = unit(bytes[index]) {
                seconds += number * unit
                hasUnit = true
                index += 1
                while index < bytes.count, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[index]) { index += 1 }
            } else {
                fields.append(number)
                guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { break }
                index += 1
            }
        }
        if hasUnit { return hasT && fields.isEmpty ? (.sinceStart(sign * Double(seconds)), index) : nil }
        switch fields.count {
        case 1 where hasT: return (.sinceStart(sign * Double(fields[0] * 60)), index)
        case 2: return (.sinceStart(sign * Double(fields[0] * 3_600 + fields[1] * 60)), index)
        case 3: return (.sinceStart(sign * Double(fields[0] * 3_600 + fields[1] * 60 + fields[2])), index)
        default: return nil
        }
    }

    private static func unit(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "s"): 1
        case UInt8(ascii: "m"): 60
        case UInt8(ascii: "h"): 3_600
        case UInt8(ascii: "d"): 86_400
        default: nil
        }
    }
}
