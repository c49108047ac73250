import Foundation

/// Places moments along a line so that each can be told from the next: to scale, but with no stretch between two
/// different moments shorter than a twelfth of the line.
package struct TimeScale: Equatable, Sendable {
    /// What is between a moment and the next.
    package struct Stretch: Equatable, Sendable {
        package let seconds: TimeInterval
        /// 0…1 along the line.
        package let start: Double
        package let end: Double
        /// Whether it is drawn longer than its share of the time.
        package let isWidened: Bool
    }

    package static let shortest = 1.0 / 12

    /// In the order of time, without those of no length.
    package let stretches: [Stretch]
    private let moments: [Date]

    /// - Parameter moments: at most twelve different ones, in any order.
    package init(_ moments: [Date]) {
        let sorted = Set(moments).sorted()
        self.moments = sorted
        let lengths = zip(sorted, sorted.dropFirst()).map { $1.timeIntervalSince($0) }
        let widened = TimeScale.widened(lengths)
        let rest = 1 - Double(widened.count) * TimeScale.shortest
        let scaled = lengths.indices.filter { !widened.contains($0) }.reduce(0) { $0 + lengths[$1] }
        var place = 0.0
        stretches = lengths.enumerated().map { index, seconds in
            let isWidened = widened.contains(index)
            let start = place
            let isLast = index == lengths.count - 1
            place = isLast ? 1 : place + (isWidened ? TimeScale.shortest : seconds / scaled * rest)
            return Stretch(seconds: seconds, start: start, end: place, isWidened: isWidened)
        }
    }

    /// 0…1 along the line; a moment that is not on it is at its beginning.
    package func place(of moment: Date) -> Double {
        guard let index = moments.firstIndex(of: moment), index > 0 else { return 0 }
        return stretches[index - 1].end
    }

    package var isToScale: Bool { !stretches.contains(where: \.isWidened) }

    /// The stretch at whose cost others are widened: it is drawn with a break, unless it is hardly shorter than it
    /// would be to scale.
    package var broken: Stretch? {
        guard !isToScale, let longest = stretches.max(by: { $0.seconds < $1.seconds }) else { return nil }
        let share = longest.seconds / stretches.reduce(0) { $0 + $1.seconds }
        return longest.end - longest.start < 0.9 * share ? longest : nil
    }

    /// The indices of the stretches that would be too short. Widening one leaves less for the others, so it goes on
    /// until all fit; the longest always does.
    private static func widened(_ lengths: [TimeInterval]) -> Set<Int> {
        var widened: Set<Int> = []
        while true {
            let scaled = lengths.indices.filter { !widened.contains($0) }
            let total = scaled.reduce(0) { $0 + lengths[$1] }
            let rest = 1 - Double(widened.count) * shortest
            let tooShort = scaled.filter { lengths[$0] / total * rest < shortest }
            if tooShort.isEmpty || scaled.count < 2 { return widened }
            widened.formUnion(tooShort)
        }
    }
}
