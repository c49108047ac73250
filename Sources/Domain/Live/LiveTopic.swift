/// What a page can follow while it is open. Whoever may see the thing may follow it.
package enum LiveTopic: Hashable, Comparable, Sendable {
    /// The postmortem of an incident.
    case postmortem(ID<Incident>)
}

extension LiveTopic: CustomStringConvertible {
    /// In addresses, in the event log and in pages: `postmortem:INC-12`.
    package var description: String {
        switch self {
        case .postmortem(let incident): "postmortem:\(incident.key)"
        }
    }

    /// Nil for anything that names no topic.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let key = Key(String(parts[1])) else { return nil }
        switch (parts[0], key.prefix) {
        case ("postmortem", .incident): self = .postmortem(ID(key.number))
        default: return nil
        }
    }
}
