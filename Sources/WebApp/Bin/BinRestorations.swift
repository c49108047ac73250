import Domain
import HTML
import Storage
import WebServer

/// Takes something out of the bin: from the bin itself, or by Undo right after it was deleted.
func restorationCreate(_ visit: Visit) async throws -> Response {
    guard let kind = visit.query["kind"], let number = visit.query["number"].flatMap({ Int64($0) }),
        let item = Deletable(kind: kind, number: number)
    else { throw Obstacle.notFound }
    try await visit.change { try $0.restore(item) }
    let target = try await visit.read { try place(of: item, $0) }
    return .redirect(to: target, notice: FlashNotice("It is back, as it was."))
}

/// Undo of something that made several things at once: all of them go to the bin, in one transaction.
func removalCreate(_ visit: Visit) async throws -> Response {
    let numbers = (visit.query["numbers"] ?? "").split(separator: ",", omittingEmptySubsequences: false)
    let items = numbers.prefix(100).compactMap { number in
        Int64(number).flatMap { Deletable(kind: visit.query["kind"] ?? "", number: $0) }
    }
    guard items.count == numbers.count, let first = items.first else { throw Obstacle.notFound }
    let target = try await visit.change { change in
        let target = try place(of: first, change.reading)
        for item in items { try change.delete(item) }
        return target
    }
    return .redirect(to: target, notice: FlashNotice("It is undone."))
}

private func place(of item: Deletable, _ reading: Reading) throws -> Link {
    switch item {
    case .incident(let id): Paths.incident(id)
    case .timelineEvent(let id):
        try reading.timelineEvent(id).map { Paths.timelineAnchor(id, of: $0.incidentID) } ?? Paths.bin
    case .finding(let id): Paths.finding(id)
    case .followUp(let id): Paths.followUp(id)
    case .guardrail(let id): Paths.guardrail(id)
    case .launch(let id): Paths.launch(id)
    case .premortem(let id): Paths.premortem(id)
    case .guardrailLink(let id): try reading.guardrail(ofLink: id).map { Paths.guardrail($0) } ?? Paths.guardrails
    case .comment(let id):
        try reading.comment(id).map { Paths.postmortemReview($0.incident).anchored("comment-\(id)") } ?? Paths.bin
    case .reviewMeeting(let id):
        try reading.incident(ofMeeting: id).map { Paths.postmortemReview($0).anchored("meeting") } ?? Paths.bin
    case .guardrailExemption(let id):
        try reading.coverageCell(ofExemption: id).map { Paths.coverageCell($0.guardrail, $0.service) } ?? Paths.coverage
    case .image(let id):
        try reading.image(id).map { Paths.images($0.incidentID).anchored("image-\(id)") } ?? Paths.bin
    }
}
