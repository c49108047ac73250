import Domain
import Foundation

/// Where the posts of a time strip are, and what is between them.
struct StripRail {
    struct Post: Equatable {
        let mark: IncidentMark
        /// 0…1 along the rail.
        let place: Double
        /// 0…1: where the words of the mark begin.
        let column: Double
    }

    struct Span: Equatable {
        let from: Double
        let to: Double
        let until: Until
    }

    /// What ends a span.
    enum Until: Hashable, CaseIterable {
        case noticed, raised, mitigated, resolved, now

        var label: String {
            switch self {
            case .noticed: "until noticed"
            case .raised: "until the alarm was raised"
            case .mitigated: "until mitigated"
            case .resolved: "until resolved"
            case .now: "until now"
            }
        }

        var cssClass: String { String(describing: self) }

        /// Nil for the first mark, which ends nothing.
        init?(_ mark: IncidentMark) {
            switch mark {
            case .started: return nil
            case .noticed: self = .noticed
            case .raised: self = .raised
            case .mitigated: self = .mitigated
            case .resolved: self = .resolved
            }
        }
    }

    let posts: [Post]
    let spans: [Span]
    let scale: TimeScale

    /// Nil if there is nothing to draw: a single moment that is over, or none.
    ///
    /// - Parameter end: the present, if the rail continues to it.
    init?(_ times: IncidentTimes, end: Date?) {
        let known = times.known
        guard known.count > 1 || (known.count == 1 && end != nil), let last = known.last else { return nil }
        let scale = TimeScale(known.map(\.instant) + (end.map { [$0] } ?? []))
        let columns = IncidentMark.allCases
        posts = known.map { entry in
            let column = columns.firstIndex(of: entry.mark) ?? 0
            return Post(
                mark: entry.mark, place: scale.place(of: entry.instant),
                column: Double(column) / Double(columns.count))
        }
        let between = zip(known, known.dropFirst()).compactMap { earlier, later in
            Until(later.mark).map {
                Span(from: scale.place(of: earlier.instant), to: scale.place(of: later.instant), until: $0)
            }
        }
        let toNow = end.map { Span(from: scale.place(of: last.instant), to: scale.place(of: $0), until: .now) }
        spans = between + (toNow.map { [$0] } ?? [])
        self.scale = scale
    }
}
