import HTML
import Storage

extension Paths {
    static func restoration(of item: Deletable) -> Link {
        Link(["bin", "restorations"], query: [("kind", item.kind), ("number", String(item.number))])
    }

    static func bin(_ place: PlaceFilter) -> Link { list("bin", filteredBy: place.items) }

    static func removal(of items: [Deletable]) -> Link {
        Link(["bin", "removals"], query: [("items", items.words.joined(separator: ","))])
    }
}

extension Paths {
    /// The page of a restored record, or the nearest page.
    static func place(of item: Deletable, _ reading: Reading) throws -> Link {
        switch item {
        case .incident(let id): incident(id)
        case .timelineEvent(let id):
            try reading.timelineEvent(id).map { timelineAnchor(id, of: $0.incidentID) } ?? bin
        case .finding(let id): finding(id)
        case .followUp(let id): followUp(id)
        case .guardrail(let id): guardrail(id)
        case .launch(let id): launch(id)
        case .premortem(let id): premortem(id)
        case .guardrailLink(let id): try reading.guardrail(ofLink: id).map { guardrail($0) } ?? guardrails
        case .comment(let id):
            try reading.comment(id).map { postmortemReview($0.incident).anchored("comment-\(id)") } ?? bin
        case .postmortemMeeting(let id):
            try reading.incident(ofMeeting: id).map { postmortemReview($0).anchored("meeting") } ?? bin
        case .guardrailExemption(let id):
            try reading.coverageCell(ofExemption: id).map { coverageCell($0.guardrail, $0.service) } ?? coverage
        case .image(let id):
            try reading.image(id).map { images($0.incidentID).anchored("image-\(id)") } ?? bin
        }
    }

    /// The page to show once a new record is gone again.
    static func origin(of item: Deletable, _ reading: Reading) throws -> Link {
        if case .timelineEvent(let id) = item, let event = try reading.timelineEvent(id) {
            return incident(event.incidentID).anchored("timeline")
        }
        guard case .finding(let id) = item, let finding = try reading.finding(id) else {
            return try place(of: item, reading)
        }
        return incident(finding.incidentID).anchored("findings")
    }
}
