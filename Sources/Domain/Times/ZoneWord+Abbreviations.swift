import Foundation

extension ZoneWord {
    /// Every abbreviation that is known.
    static var abbreviations: [String] { Array(fixed.keys) + regions.keys + several.keys }

    static let smallToo: Set<String> = [
        "UTC", "GMT", "Z", "CET", "CEST", "EET", "EEST", "BST", "EDT", "CDT", "MDT", "PST", "PDT", "JST", "AEST",
        "AEDT",
    ]

    /// Minutes ahead of UTC.
    static let fixed: [String: Int] = [
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
    static let regions = [
        "PT": "America/Los_Angeles", "MT": "America/Denver", "CT": "America/Chicago", "ET": "America/New_York",
        "AET": "Australia/Sydney", "NZT": "Pacific/Auckland",
    ]

    struct Meaning {
        let minutes: Int
        let label: String
        /// The region of people who mean this one.
        let homes: Set<String>
    }

    static let several: [String: [Meaning]] = [
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

    /// The regions in which an abbreviation that names one half of the year is used by people who mean their clock on
    /// the wall. Not where a neighbour keeps that half all the year: Arizona (MST), Queensland (AEST).
    static let wallClocks: [String: String] = [
        "CET": "Europe/Berlin", "CEST": "Europe/Berlin", "MEZ": "Europe/Berlin", "MESZ": "Europe/Berlin",
        "EET": "Europe/Helsinki", "EEST": "Europe/Helsinki", "WET": "Europe/Lisbon", "WEST": "Europe/Lisbon",
        "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "MDT": "America/Denver",
        "EST": "America/New_York", "EDT": "America/New_York", "CDT": "America/Chicago",
    ]
}
