import NIOCore

/// Decides who keeps a connection when there is not room for everybody.
///
/// Most seats are for as long as the connection lives. A few are in reserve: once all others are taken, somebody who
/// comes is let in for one request, which has to be short, so that a health check, a sign-in and people with a session
/// get through however many connections others hold. Before that, a connection that has had no request for a while and
/// has shown no session gives up its seat, the longest idle first.
struct Seats<ID: Hashable> {
    enum Kind {
        case kept, reserve
    }

    /// A seat that was given, and who had to give up theirs for it.
    struct Seating {
        var kind: Kind
        var evicted: ID?
    }

    private struct Holder {
        var kind: Kind
        var isKnown = false
        /// The entry of ``idle`` that tells since when; nil for a connection at work.
        var turn: Int?
    }

    private let kept: Int
    private let patience: TimeAmount
    private var holders: [ID: Holder] = [:]
    private var keptTaken = 0
    private var turns = 0
    /// In the order in which they became idle. Entries of those that went to work or left meanwhile are passed over.
    private var idle = CircularBuffer<(id: ID, turn: Int, since: NIODeadline)>()

    /// Entries of ``idle`` that were looked at.
    private(set) var steps = 0

    /// - Parameters:
    ///   - count: All seats. A quarter of them, at most 32, is in reserve.
    ///   - patience: How long a connection may be idle before it gives up its seat.
    init(count: Int, patience: TimeAmount) {
        kept = count - max(1, min(32, count / 4))
        self.patience = patience
    }

    mutating func take(_ id: ID, at now: NIODeadline) -> Seating {
        let evicted = keptTaken < kept ? nil : evictLongestIdle(at: now)
        let kind = keptTaken < kept ? Kind.kept : .reserve
        if kind == .kept { keptTaken += 1 }
        holders[id] = Holder(kind: kind)
        rest(id, at: now)
        return Seating(kind: kind, evicted: evicted)
    }

    mutating func leave(_ id: ID) {
        if holders.removeValue(forKey: id)?.kind == .kept { keptTaken -= 1 }
    }

    /// The connection has no request.
    mutating func rest(_ id: ID, at now: NIODeadline) {
        turns += 1
        holders[id]?.turn = turns
        idle.append((id, turns, now))
        if idle.count > 2 * holders.count + 16 { forgetPassedOver() }
    }

    /// A request has begun to come in.
    mutating func work(_ id: ID) {
        holders[id]?.turn = nil
    }

    /// The connection has carried a request with a session. It keeps its seat, and gets one for good where somebody who
    /// has shown none is idle.
    mutating func know(_ id: ID, at now: NIODeadline) -> Seating {
        guard var holder = holders[id] else { return Seating(kind: .reserve) }
        holder.isKnown = true
        holders[id] = holder
        if holder.kind == .kept { return Seating(kind: .kept) }
        let evicted = keptTaken < kept ? nil : evictLongestIdle(at: now)
        guard keptTaken < kept else { return Seating(kind: .reserve) }
        keptTaken += 1
        holders[id]?.kind = .kept
        return Seating(kind: .kept, evicted: evicted)
    }

    private mutating func evictLongestIdle(at now: NIODeadline) -> ID? {
        while let first = idle.first, now - first.since >= patience {
            steps += 1
            idle.removeFirst()
            guard isIdleStranger(first.id, first.turn) else { continue }
            holders[first.id]?.kind = .reserve
            keptTaken -= 1
            return first.id
        }
        return nil
    }

    private func isIdleStranger(_ id: ID, _ turn: Int) -> Bool {
        guard let holder = holders[id] else { return false }
        return holder.turn == turn && holder.kind == .kept && !holder.isKnown
    }

    private mutating func forgetPassedOver() {
        steps += idle.count
        idle = CircularBuffer(idle.filter { holders[$0.id]?.turn == $0.turn })
    }
}
