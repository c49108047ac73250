/// A subject that an open page can follow. Everyone who may see the record may follow it.
package enum LiveTopic: Hashable, Comparable, Sendable {
    /// The postmortem of an incident.
    case postmortem(ID<Incident>)
    /// A pre-mortem before a launch.
    case premortem(ID<Premortem>)
}

extension LiveTopic: CustomStringConvertible {
    /// In addresses, in the event log and in pages: `postmortem:INC-12`.
    package var description: String {
        switch self {
        case .postmortem(let incident): "postmortem:\(incident.key)"
        case .premortem(let id): "premortem:\(id.key)"
        }
    }

    /// Nil for text that does not name a topic.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let key = Key(String(parts[1])) else { return nil }
        switch (parts[0], key.prefix) {
        case ("postmortem", .incident): self = .postmortem(ID(key.number))
        case ("premortem", .premortem): self = .premortem(ID(key.number))
        default: return nil
        }
    }
}
