import Domain
import HTML

enum GlyphSize: Sendable {
    /// For a line of text or a table.
    case small
    case medium
    /// For the top of a guardrail's page.
    case large

    fileprivate var cssClass: String {
        switch self {
        case .small: "in-line"
        case .medium: "on-its-own"
        case .large: "at-the-head"
        }
    }
}

/// The strength of a guardrail, drawn as rails between two posts; nil means missing and is drawn dashed.
///
/// - Parameter label: a word to show beside it. Without a label the grade is its accessible name.
func glyph(_ grade: Strength.Grade?, size: GlyphSize = .small, label: String? = nil) -> HTML {
    let name = grade?.label ?? "Missing"
    let cssClass = "glyph \(grade?.rawValue ?? "missing") \(size.cssClass)"
    guard let label else {
        return """
            <svg class="\(cssClass)" viewBox="0 0 32 20" role="img" aria-label="\(name)">\(railing(grade))</svg>
            """
    }
    return """
        <span class="glyph-label"><svg class="\(cssClass)" viewBox="0 0 32 20" aria-hidden="true">\(railing(grade))</svg> \(label)</span>
        """
}

/// The name of the product with its glyph.
func wordmark() -> HTML {
    """
    <span class="wordmark"><svg class="glyph strong" viewBox="0 0 32 20" aria-hidden="true">\(railing(.strong))</svg> Handrail</span>
    """
}

private func railing(_ grade: Strength.Grade?) -> HTML {
    let heights = ["5", "10", "15"]
    let rails = heights.prefix(grade?.rails ?? heights.count).map { "<path class=\"rail\" d=\"M6 \($0)H26\"/>" as HTML }
    return "<path class=\"post\" d=\"M5 1.5V18.5M27 1.5V18.5\"/>\(rails.joined())"
}
