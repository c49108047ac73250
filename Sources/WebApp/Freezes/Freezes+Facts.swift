import Domain
import HTML
import Storage

extension Freezes {
    static func freezeFacts(_ frame: Frame, _ summary: FreezeSummary) -> HTML {
        let freeze = summary.freeze
        var facts: [(term: String, contents: HTML)] = [
            ("Why", Freezes.reason(freeze)),
            ("Start", timestamp(freeze.startsAt, frame)),
            (freeze.ending == nil ? "Automatic end" : "Automatic end would have been", timestamp(freeze.endsAt, frame)),
        ]
        if let ending = freeze.ending {
            let by: HTML? = summary.endedByName.map { " by \($0)" }
            let reason: HTML? = ending.reason.isEmpty ? nil : ": \(ending.reason)"
            facts.append(("Ended", "\(timestamp(ending.at, frame))<br>\(ending.cause.label)\(by)\(reason)"))
        }
        if freeze.source == .scheduled, let name = summary.createdByName {
            facts.append(("Scheduled by", HTML(text: name)))
        }
        return definitions(facts)
    }
}
