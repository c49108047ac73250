import Domain
import Foundation
import HTML

/// The rail with a post at each known mark, drawn to scale, and a line from each post down to the words of its mark.
/// All horizontal positions are percentages, so that the drawing stretches but its strokes do not.
func stripDrawing(_ marks: [StripMark], end: Date?) -> HTML? {
    let posts = stripPosts(marks, end: end)
    guard posts.count > 1 || (posts.count == 1 && end != nil), let last = posts.last else { return nil }
    let spans = zip(posts, posts.dropFirst()).map { from, to in span(from.place, to.place, cssClass: to.mark.rawValue) }
    let toNow: HTML? = end.map { _ in span(last.place, 1, cssClass: "now") }
    return """
        <svg class="time-strip-drawing" width="100%" height="56" aria-hidden="true">
        \(spans.joined())\(toNow)\(each: posts, post)
        </svg>
        """
}

private func span(_ from: Double, _ to: Double, cssClass: String) -> HTML {
    "<line class=\"span \(cssClass)\" x1=\"\(percent(from))\" x2=\"\(percent(to))\" y1=\"14\" y2=\"14\"/>"
}

private func post(_ post: StripPost) -> HTML {
    """
    <line class="post" x1="\(percent(post.place))" x2="\(percent(post.place))" y1="6" y2="24"/>\
    <line class="leader" x1="\(percent(post.place))" x2="\(percent(post.column))" y1="26" y2="54"/>
    """
}

struct StripPost: Equatable {
    let mark: IncidentMark
    /// 0…1 along the rail.
    let place: Double
    /// 0…1: where the words of the mark begin.
    let column: Double
}

func stripPosts(_ marks: [StripMark], end: Date?) -> [StripPost] {
    let instants = marks.compactMap { $0.moment?.instant } + (end.map { [$0] } ?? [])
    guard let first = instants.min(), let last = instants.max() else { return [] }
    let length = max(last.timeIntervalSince(first), 1)
    return marks.enumerated().compactMap { index, strip in
        guard let instant = strip.moment?.instant else { return nil }
        return StripPost(
            mark: strip.mark, place: instant.timeIntervalSince(first) / length,
            column: Double(index) / Double(marks.count))
    }
}

/// `37.25%` for a share of 0…1.
func percent(_ share: Double) -> String {
    let hundredths = Int((min(max(share, 0), 1) * 10_000).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)%"
}
