import Foundation

/// Moments in UTC as bytes, without a formatter: calendar arithmetic on the proleptic Gregorian calendar.
package struct Timestamp: Equatable {
    /// Since 1970-01-01 00:00:00 UTC, not negative.
    let seconds: Int
    let milliseconds: Int

    package init(seconds: Int, milliseconds: Int = 0) {
        self.seconds = max(0, seconds)
        self.milliseconds = milliseconds
    }

    static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(seconds: Int(time.tv_sec), milliseconds: Int(time.tv_nsec) / 1_000_000)
    }

    /// "2025-11-21T03:47:00.123Z" (RFC 3339).
    func appendRFC3339(to bytes: inout [UInt8]) {
        let date = date
        bytes.append(number: date.year, width: 4)
        bytes.append(UInt8(ascii: "-"))
        bytes.append(number: date.month, width: 2)
        bytes.append(UInt8(ascii: "-"))
        bytes.append(number: date.day, width: 2)
        bytes.append(UInt8(ascii: "T"))
        appendTimeOfDay(to: &bytes)
        bytes.append(UInt8(ascii: "."))
        bytes.append(number: milliseconds, width: 3)
        bytes.append(UInt8(ascii: "Z"))
    }

    /// "Fri, 21 Nov 2025 03:47:00 GMT" (IMF-fixdate, RFC 9110 §5.6.7).
    package func appendHTTPDate(to bytes: inout [UInt8]) {
        let date = date
        // 1970-01-01 was a Thursday.
        bytes.append(contentsOf: Self.name(seconds / 86_400 % 7, of: "ThuFriSatSunMonTueWed"))
        bytes.append(contentsOf: ", ".utf8)
        bytes.append(number: date.day, width: 2)
        bytes.append(UInt8(ascii: " "))
        bytes.append(contentsOf: Self.name(date.month - 1, of: "JanFebMarAprMayJunJulAugSepOctNovDec"))
        bytes.append(UInt8(ascii: " "))
        bytes.append(number: date.year, width: 4)
        bytes.append(UInt8(ascii: " "))
        appendTimeOfDay(to: &bytes)
        bytes.append(contentsOf: " GMT".utf8)
    }

    private func appendTimeOfDay(to bytes: inout [UInt8]) {
        bytes.append(number: seconds % 86_400 / 3_600, width: 2)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(number: seconds % 3_600 / 60, width: 2)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(number: seconds % 60, width: 2)
    }

    /// Counted in years that begin on 1 March, so that the leap day is a year's last, in eras of 400 years.
    private var date: (year: Int, month: Int, day: Int) {
        let days = seconds / 86_400 + 719_468
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day)
    }

    private static func name(_ index: Int, of names: String) -> Substring.UTF8View {
        names.utf8.dropFirst(index * 3).prefix(3)
    }
}

extension [UInt8] {
    /// A number that is not negative, in decimal, with zeros in front up to `width`.
    mutating func append(number: Int, width: Int = 1) {
        var rest = number
        let start = count
        while rest > 0 || count - start < width {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        }
        self[start...].reverse()
    }
}
