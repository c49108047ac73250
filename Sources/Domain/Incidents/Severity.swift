/// How bad an incident is, from SEV1 (worst) to SEV5. The meaning of each level is a setting.
package struct Severity: Hashable, Comparable, Sendable, CaseIterable {
    /// 1…5
    package let level: Int

    package init?(level: Int) {
        guard (1...5).contains(level) else { return nil }
        self.level = level
    }

    private init(_ level: Int) { self.level = level }

    package static let sev1 = Severity(1)
    package static let sev2 = Severity(2)
    package static let sev3 = Severity(3)
    package static let sev4 = Severity(4)
    package static let sev5 = Severity(5)
    package static let allCases = [sev1, sev2, sev3, sev4, sev5]

    /// `SEV1`
    package var code: String { "SEV\(level)" }

    /// The smaller number is the worse severity; `<` orders by it, worst first.
    package static func < (left: Severity, right: Severity) -> Bool { left.level < right.level }
}

extension Severity: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let severity = Severity(level: try container.decode(Int.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no severity")
        }
        self = severity
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(level)
    }
}

/// An organisation's label for a severity and its help text on when to choose it.
package struct SeverityMeaning: Equatable, Sendable {
    package let severity: Severity
    package var label: String
    package var help: String

    package init(severity: Severity, label: String, help: String) {
        self.severity = severity
        self.label = label
        self.help = help
    }

    /// The defaults of a new installation.
    package static let defaults = [
        SeverityMeaning(
            severity: .sev1, label: "Critical", help: "Most people cannot use the service, or data is being lost."),
        SeverityMeaning(
            severity: .sev2, label: "Major", help: "Many people are affected, or an essential function does not work."),
        SeverityMeaning(
            severity: .sev3, label: "Moderate", help: "Some people are affected, or there is a workaround."),
        SeverityMeaning(severity: .sev4, label: "Minor", help: "A nuisance. It can wait for working hours."),
        SeverityMeaning(severity: .sev5, label: "Notice", help: "Nobody noticed, but it is worth writing down."),
    ]
}
