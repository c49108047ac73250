import Foundation

/// The limits of a timeline.
package enum TimelineRule {
    /// A gap without events that is longer than this is shown on the timeline.
    package static let gap: TimeInterval = 15 * 60
    package static let longestText = 4_000

    package static func text(_ input: String) throws(Refusal) -> String {
        try Text.line(
            input, field: "text", called: "what happened", atMost: longestText, required: true, isQuoted: true)
    }
}
