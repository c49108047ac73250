import Domain
import HTML

/// The tone of a tag. Colour only repeats the tag's word.
enum Tone: String, Sendable {
    case plain, quiet, information, good, caution, danger
}

/// A tag for a state or a kind, as a word.
func tag(_ text: String, tone: Tone = .plain) -> HTML {
    "<span class=\"tag \(tone.rawValue)\">\(text)</span>"
}

/// A severity as a bar, fuller for worse, with its number: never colour alone.
///
/// - Parameter label: the organisation's name for this severity.
func severityMark(_ severity: Severity, label: String? = nil) -> HTML {
    let filled = 3 * (5 - severity.level)
    return """
        <span class="severity level-\(severity.level)">\
        <svg viewBox="0 0 8 16" width="8" height="16" aria-hidden="true">\
        <rect class="outline" x="0.75" y="0.75" width="6.5" height="14.5" rx="1.5"/>\
        <rect class="fill" x="2.25" y="\(14 - filled)" width="3.5" height="\(filled)"/></svg>\
        <span class="code">\(severity.code)</span>\(severityLabel(label))</span>
        """
}

private func severityLabel(_ label: String?) -> HTML {
    guard let label else { return HTML() }
    return " <span class=\"label\">\(label)</span>"
}
