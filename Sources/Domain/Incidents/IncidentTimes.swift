import Foundation

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

    /// From the start until somebody noticed, if both are known and in this order.
    package var timeToNotice: TimeInterval? { seconds(from: .started, to: .noticed) }

    /// From the start until it was over, if both are known and in this order.
    package var duration: TimeInterval? { seconds(from: .started, to: .resolved) }

    private func seconds(from first: IncidentMark, to last: IncidentMark) -> TimeInterval? {
        guard let start = marks[first]?.instant, let end = marks[last]?.instant, end >= start else { return nil }
        return end.timeIntervalSince(start)
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
