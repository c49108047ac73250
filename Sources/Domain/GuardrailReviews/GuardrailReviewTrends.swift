/// Trends in the organisation's guardrails, without figures about people and without a mean time to anything.
package struct GuardrailReviewTrends: Equatable, Sendable {
    /// A month, such as `2026-03`, with two numbers to compare.
    package struct Month: Equatable, Sendable {
        package let month: YearMonth
        package var findings = 0
        package var guardrails = 0
        package var incidents = 0
        /// Incidents that an existing guardrail should have stopped.
        package var unstopped = 0

        package init(_ month: YearMonth) { self.month = month }
    }

    /// The latest twelve, oldest first.
    package var months: [Month]
    /// Guardrails that are in place, by strength.
    package var strengths: [Strength: Int]
    /// Open follow-ups by how long they have been open.
    package var ages: [Age: Int]

    package init(months: [Month], strengths: [Strength: Int] = [:], ages: [Age: Int] = [:]) {
        self.months = months
        self.strengths = strengths
        self.ages = ages
    }

    package enum Age: Int, CaseIterable, Sendable {
        case underTwoWeeks, underOneMonth, underThreeMonths, underSixMonths, underOneYear, longer

        package var label: String {
            switch self {
            case .underTwoWeeks: "Under 2 weeks"
            case .underOneMonth: "2 weeks to 1 month"
            case .underThreeMonths: "1 to 3 months"
            case .underSixMonths: "3 to 6 months"
            case .underOneYear: "6 to 12 months"
            case .longer: "Longer"
            }
        }

        /// - Parameter days: the number of days since it was written.
        package static func of(days: Int) -> Age {
            allCases.first { $0.days.map { days < $0 } ?? true } ?? .longer
        }

        /// The upper limit in days; nil if there is none.
        var days: Int? {
            switch self {
            case .underTwoWeeks: 14
            case .underOneMonth: 30
            case .underThreeMonths: 91
            case .underSixMonths: 182
            case .underOneYear: 365
            case .longer: nil
            }
        }
    }
}
