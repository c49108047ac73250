import Foundation

/// A zone as it is written in a text: a name, an offset, or an abbreviation that may mean several things.
struct ZoneWord: Equatable {
    /// What it means; for an abbreviation of several meanings the first of them, until somebody says which.
    let zone: TimeZone
    /// What was written, where it is an abbreviation rather than an offset or a full name.
    var abbreviation: String?
    /// The meanings of an abbreviation that has several.
    var choices: [ZoneChoice] = []
}

/// One meaning of an abbreviation of a time zone.
package struct ZoneChoice: Hashable, Sendable {
    /// An IANA name, or an offset such as `GMT+0530`.
    package let zone: String
    package let label: String

    package init(zone: String, label: String) {
        self.zone = zone
        self.label = label
    }
}

extension ZoneWord {
    /// `UTC`, `Z`, `+02:00`, `UTC+5:30`, `Europe/Stockholm`, `AEST`, `PT`; and `IST` with its choices.
    static func read(_ word: Substring) -> ZoneWord? {
        guard word.utf8.count < 40, let first = word.utf8.first else { return nil }
        let text = word.uppercased()
        if first != UInt8(ascii: "+"), first != UInt8(ascii: "-"), let known = abbreviation(text, isUpper: word == text)
        {
            return known
        }
        if let zone = offset(text) { return ZoneWord(zone: zone) }
        // Looked up by letters and hyphens only: a name is a path in the system's own files.
        let isName = word.contains("/") && word.utf8.allSatisfy(isNameByte)
        return isName ? TimeZone(identifier: String(word)).map { ZoneWord(zone: $0) } : nil
    }

    private static func abbreviation(_ text: String, isUpper: Bool) -> ZoneWord? {
        // Most abbreviations are words as well when they are small: `est`, `eat`, `et`.
        guard isUpper || smallToo.contains(text) else { return nil }
        if let minutes = fixed[text] {
            return TimeZone(secondsFromGMT: minutes * 60).map {
                ZoneWord(zone: text == "UTC" || minutes == 0 ? .utc : $0, abbreviation: text)
            }
        }
        if let name = regions[text] { return TimeZone(identifier: name).map { ZoneWord(zone: $0) } }
        guard let choices = several[text] else { return nil }
        let read = choices.map { ZoneChoice(zone: zoneName($0.minutes), label: $0.label) }
        return choices.first.flatMap { TimeZone(secondsFromGMT: $0.minutes * 60) }.map {
            ZoneWord(zone: $0, abbreviation: text, choices: read)
        }
    }

    private static func zoneName(_ minutes: Int) -> String { TimeZone(secondsFromGMT: minutes * 60)?.name ?? "UTC" }

    private static func offset(_ text: String) -> TimeZone? {
        var offset = text[...]
        for prefix in ["UTC", "GMT"] where offset.hasPrefix(prefix) { offset = offset.dropFirst(3) }
        // `-10` on its own is a figure; `-1000` and `-10:00` are offsets.
        if offset.utf8.count == text.utf8.count && offset.utf8.count < 5 { return nil }
        guard let sign = offset.first, "+-\u{2212}".contains(sign) else { return nil }
        let digits = offset.dropFirst().filter { $0 != ":" }
        guard (1...4).contains(digits.utf8.count), let number = Int(digits), digits.allSatisfy(\.isNumber) else {
            return nil
        }
        let (hours, minutes) = digits.utf8.count <= 2 ? (number, 0) : (number / 100, number % 100)
        // From 12 hours behind to 14 hours ahead is all there is: `-14:10` is the end of a span.
        let ahead = (sign == "+" ? 1 : -1) * (hours * 60 + minutes)
        guard (-720...840).contains(ahead), minutes < 60 else { return nil }
        return ahead == 0 ? .utc : TimeZone(secondsFromGMT: ahead * 60)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "/"),
            UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// Every abbreviation that is known.
    static var abbreviations: [String] { Array(fixed.keys) + regions.keys + several.keys }

    private static let smallToo: Set<String> = [
        "UTC", "GMT", "Z", "CET", "CEST", "EET", "EEST", "BST", "EDT", "CDT", "MDT", "PST", "PDT", "JST", "AEST",
        "AEDT",
    ]

    /// Minutes ahead of UTC.
    private static let fixed: [String: Int] = [
        "UTC": 0, "Z": 0, "GMT": 0, "UCT": 0, "WET": 0, "WEST": 60, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120,
        "EET": 120, "EEST": 180, "MSK": 180, "TRT": 180, "SAST": 120, "CAT": 120, "EAT": 180, "WAT": 60,
        "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420, "AKST": -540,
        "AKDT": -480, "HST": -600, "HDT": -540, "NDT": -150, "ADT": -180, "BRT": -180, "BRST": -120, "ART": -180,
        "CLT": -240, "CLST": -180, "COT": -300, "VET": -240, "UYT": -180,
        "IDT": 180, "IRST": 210, "PKT": 300, "NPT": 345, "UZT": 300, "ICT": 420, "WIB": 420, "WITA": 480, "HKT": 480,
        "SGT": 480, "MYT": 480, "PHT": 480, "AWST": 480, "JST": 540, "KST": 540, "ACST": 570, "ACDT": 630, "AEST": 600,
        "AEDT": 660, "NZST": 720, "NZDT": 780, "FJT": 720,
    ]

    /// The clock of a place, summer and winter.
    private static let regions = [
        "PT": "America/Los_Angeles", "MT": "America/Denver", "CT": "America/Chicago", "ET": "America/New_York",
        "AET": "Australia/Sydney", "NZT": "Pacific/Auckland",
    ]

    private struct Meaning {
        let minutes: Int
        let label: String
        /// Where a person lives who means this one.
        let homes: Set<String>
    }

    private static let several: [String: [Meaning]] = [
        "IST": [
            Meaning(minutes: 330, label: "India, UTC+5:30", homes: ["Asia/Kolkata", "Asia/Calcutta"]),
            Meaning(minutes: 120, label: "Israel, UTC+2", homes: ["Asia/Jerusalem", "Asia/Tel_Aviv", "Israel"]),
            Meaning(minutes: 60, label: "Ireland in summer, UTC+1", homes: ["Europe/Dublin", "Eire"]),
        ],
        "CST": [
            Meaning(
                minutes: -360, label: "US Central, UTC\u{2212}6",
                homes: ["America/Chicago", "America/Winnipeg", "America/Mexico_City", "America/Regina", "US/Central"]),
            Meaning(
                minutes: 480, label: "China, UTC+8",
                homes: ["Asia/Shanghai", "Asia/Taipei", "Asia/Macau", "Asia/Chongqing", "PRC"]),
            Meaning(minutes: -300, label: "Cuba, UTC\u{2212}5", homes: ["America/Havana", "Cuba"]),
        ],
        "BST": [
            Meaning(
                minutes: 60, label: "Britain in summer, UTC+1",
                homes: [
                    "Europe/London", "Europe/Belfast", "Europe/Jersey", "Europe/Guernsey", "Europe/Isle_of_Man", "GB",
                ]),
            Meaning(minutes: 360, label: "Bangladesh, UTC+6", homes: ["Asia/Dhaka"]),
            Meaning(minutes: 660, label: "Bougainville, UTC+11", homes: ["Pacific/Bougainville"]),
        ],
        "AST": [
            Meaning(
                minutes: -240, label: "Atlantic, UTC\u{2212}4",
                homes: ["America/Halifax", "America/Puerto_Rico", "Atlantic/Bermuda", "Canada/Atlantic"]),
            Meaning(
                minutes: 180, label: "Arabia, UTC+3",
                homes: ["Asia/Riyadh", "Asia/Kuwait", "Asia/Baghdad", "Asia/Qatar"]),
        ],
        "AMT": [
            Meaning(minutes: -240, label: "Amazon, UTC\u{2212}4", homes: ["America/Manaus", "America/Cuiaba"]),
            Meaning(minutes: 240, label: "Armenia, UTC+4", homes: ["Asia/Yerevan"]),
        ],
        "GST": [
            Meaning(minutes: 240, label: "Gulf, UTC+4", homes: ["Asia/Dubai", "Asia/Muscat"]),
            Meaning(minutes: -120, label: "South Georgia, UTC\u{2212}2", homes: ["Atlantic/South_Georgia"]),
        ],
        "SST": [
            Meaning(minutes: 480, label: "Singapore, UTC+8", homes: ["Asia/Singapore", "Singapore"]),
            Meaning(minutes: -660, label: "Samoa, UTC\u{2212}11", homes: ["Pacific/Pago_Pago", "Pacific/Midway"]),
        ],
        "NST": [
            Meaning(minutes: -210, label: "Newfoundland, UTC\u{2212}3:30", homes: ["America/St_Johns"]),
            Meaning(minutes: 345, label: "Nepal, UTC+5:45", homes: ["Asia/Kathmandu", "Asia/Katmandu"]),
        ],
    ]

    /// The meaning that people who live in a zone have in mind.
    static func meaning(of abbreviation: String, at home: TimeZone) -> TimeZone? {
        several[abbreviation]?.first { $0.homes.contains(home.identifier) }
            .flatMap { TimeZone(secondsFromGMT: $0.minutes * 60) }
    }

    /// Where an abbreviation that names one half of the year is used by people who mean their clock on the wall. Not where
    /// a neighbour keeps that half all the year: Arizona (MST), Queensland (AEST).
    static let wallClocks: [String: String] = [
        "CET": "Europe/Berlin", "CEST": "Europe/Berlin", "MEZ": "Europe/Berlin", "MESZ": "Europe/Berlin",
        "EET": "Europe/Helsinki", "EEST": "Europe/Helsinki", "WET": "Europe/Lisbon", "WEST": "Europe/Lisbon",
        "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "MDT": "America/Denver",
        "EST": "America/New_York", "EDT": "America/New_York", "CDT": "America/Chicago",
    ]
}

extension TimeZone {
    /// UTC under the name that people call it.
    package static var utc: TimeZone { TimeZone(identifier: "UTC") ?? .gmt }
}
