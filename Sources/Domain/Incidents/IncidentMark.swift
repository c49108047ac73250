import Foundation

/// The five times of an incident. *Raised* is separate from *noticed* because the time between seeing a problem and
/// telling others is the time that a team can shorten most easily.
package enum IncidentMark: String, CaseIterable, Sendable {
    case started
    case noticed
    case raised
    case mitigated
    case resolved

    package var label: String {
        switch self {
        case .started: "Started"
        case .noticed: "Noticed"
        case .raised: "Alarm raised"
        case .mitigated: "Mitigated"
        case .resolved: "Resolved"
        }
    }

    package var help: String {
        switch self {
        case .started: "When the harm began, often known only later."
        case .noticed: "When somebody or something first saw it."
        case .raised: "When the others were told."
        case .mitigated: "When the harm stopped."
        case .resolved: "When it was over."
        }
    }

    /// The verb for a gap that ends at this mark: "noticed after 45 min".
    package var verb: String {
        switch self {
        case .started: "started"
        case .noticed: "noticed"
        case .raised: "raised"
        case .mitigated: "mitigated"
        case .resolved: "resolved"
        }
    }
}

/// The times of one incident. A missing mark has not been filled in; a mark with an unknown time means that nobody
/// knows.
package struct IncidentTimes: Equatable, Sendable {
    package var marks: [IncidentMark: Moment]

    package init(_ marks: [IncidentMark: Moment] = [:]) {
        self.marks = marks
    }

    package subscript(mark: IncidentMark) -> Moment? {
        get { marks[mark] }
        set { marks[mark] = newValue }
    }

    /// The known marks in the order in which they should have happened, each with the time since the one before.
    package var known: [(mark: IncidentMark, instant: Date, sinceLast: TimeInterval?)] {
        var result: [(mark: IncidentMark, instant: Date, sinceLast: TimeInterval?)] = []
        for mark in IncidentMark.allCases {
            guard let instant = marks[mark]?.instant else { continue }
            result.append((mark, instant, result.last.map { instant.timeIntervalSince($0.instant) }))
        }
        return result
    }

    /// Pairs of marks in an impossible order, in sentences. They are pointed out, never changed.
    package var impossibleOrders: [String] {
        zip(known, known.dropFirst()).compactMap { earlier, later in
            later.instant < earlier.instant
                ? "\(later.mark.label) is before \(earlier.mark.label.lowercased()): one of the two times may be wrong."
                : nil
        }
    }

    /// The marks that lie in the future, in sentences.
    package func future(now: Date) -> [String] {
        known.filter { $0.instant > now.addingTimeInterval(60) }
            .map { "\($0.mark.label) is in the future: check its day." }
    }
}
