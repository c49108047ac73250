import Domain
import Foundation
import HTML

/// The rail with a post at each known mark, and a line from each post down to the words of its mark. All horizontal
/// positions are percentages, so that the drawing stretches but its strokes do not.
func stripDrawing(_ strip: StripRail) -> HTML {
    """
    <svg class="time-strip-drawing" width="100%" height="56" aria-hidden="true">
    \(each: strip.spans, span)\(strip.scale.broken.map(lineBreak))\(each: strip.posts, post)
    </svg>
    """
}

private func span(_ span: StripRail.Span) -> HTML {
    "<line class=\"span \(span.until.cssClass)\" x1=\"\(percent(span.from))\" x2=\"\(percent(span.to))\" y1=\"14\" y2=\"14\"/>"
}

private func post(_ post: StripRail.Post) -> HTML {
    """
    <line class="post" x1="\(percent(post.place))" x2="\(percent(post.place))" y1="6" y2="24"/>\
    <line class="leader" x1="\(percent(post.place))" x2="\(percent(post.column))" y1="26" y2="54"/>
    """
}

/// Two strokes across the rail, in the middle of the stretch.
private func lineBreak(_ stretch: TimeScale.Stretch) -> HTML {
    "<svg x=\"\(percent((stretch.start + stretch.end) / 2))\" y=\"14\" overflow=\"visible\">\(breakMark())</svg>"
}

private func breakMark() -> HTML {
    "<path class=\"break-gap\" d=\"M-3 5 3 -5\"/><path class=\"break\" d=\"M-6 6 0 -6M0 6 6 -6\"/>"
}

/// What the strokes of the rail mean, for those that it has, and how far it is to scale.
func stripLegend(_ strip: StripRail) -> HTML {
    let kinds = StripRail.Until.allCases.filter { kind in strip.spans.contains { $0.until == kind } }
    let short = "short stretches are drawn longer than they are"
    let scale: HTML =
        if strip.scale.isToScale {
            "to scale"
        } else if strip.scale.broken == nil {
            "roughly to scale: \(short)"
        } else {
            "\(sample("broken", breakMark())) longer than drawn; \(short)"
        }
    return """
        <ul class="strip-legend" aria-hidden="true">
        \(each: kinds, { "<li>\(sample($0.cssClass)) \($0.label)</li>\n" })
        <li>\(scale)</li>
        </ul>

        """
}

private func sample(_ cssClass: String, _ mark: HTML = HTML()) -> HTML {
    """
    <svg viewBox="-14 -6 28 12" width="28" height="12"><line class="span \(cssClass)" x1="-14" x2="14" y1="0" y2="0"/>\(mark)</svg>
    """
}

/// `37.25%` for a share of 0…1.
func percent(_ share: Double) -> String {
    let hundredths = Int((min(max(share, 0), 1) * 10_000).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)%"
}
