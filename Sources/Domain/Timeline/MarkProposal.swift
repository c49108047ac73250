import Foundation

/// A timeline entry whose words say that one of the five times was then.
package struct MarkProposal: Equatable, Sendable {
    package let mark: IncidentMark
    package let event: ID<TimelineEvent>

    package init(_ mark: IncidentMark, _ event: ID<TimelineEvent>) {
        self.mark = mark
        self.event = event
    }
}

extension IncidentTimes {
    /// Entries for the times that are not filled in yet, as far as the words of the entries say so: each entry for one
    /// time at most, in the order in which the times should have happened.
    ///
    /// - Parameter entries: in the order in which they happened.
    package func proposals(from entries: [TimelineEvent], kind: IncidentKind) -> [MarkProposal] {
        let candidates = entries.compactMap { entry -> (entry: TimelineEvent, at: Date, marks: Set<IncidentMark>)? in
            guard entry.source != .system, let at = entry.moment.instant else { return nil }
            let marks = MarkWords.marks(in: entry.text)
            return marks.isEmpty ? nil : (entry, at, marks)
        }
        var proposals: [MarkProposal] = []
        var earliest = Date.distantPast
        for mark in IncidentMark.allCases where kind.hasDurations || mark == .noticed {
            if let filled = marks[mark] {
                earliest = filled.instant ?? earliest
                continue
            }
            let latest = instant(after: mark) ?? .distantFuture
            let fitting = candidates.filter { candidate in
                candidate.marks.contains(mark) && (earliest...latest).contains(candidate.at)
                    && !proposals.contains { $0.event == candidate.entry.id }
            }
            // It is over when the last entry says so: what came before was only thought to be the end.
            guard let found = mark == .resolved ? fitting.last : fitting.first else { continue }
            proposals.append(MarkProposal(mark, found.entry.id))
            earliest = found.at
        }
        return proposals
    }

    /// The first known time of those that should have happened later; never before the known ones.
    private func instant(after mark: IncidentMark) -> Date? {
        let later = IncidentMark.allCases.drop { $0 != mark }.dropFirst().compactMap { marks[$0]?.instant }
        let before = IncidentMark.allCases.prefix { $0 != mark }.compactMap { marks[$0]?.instant }.max() ?? .distantPast
        return later.first { $0 >= before }
    }
}
