import Domain
import Foundation
import Synchronization

/// The time each pre-mortem's facilitator was last active. Kept in memory, because no time that could point to a writer
/// is stored; after a restart everyone counts as just seen.
final class FacilitatorSightings: Sendable {
    private let start: Date
    private let seen = Mutex<[ID<Premortem>: Date]>([:])

    init(since start: Date) {
        self.start = start
    }

    func note(_ id: ID<Premortem>, at now: Date) { seen.withLock { $0[id] = now } }

    func last(_ id: ID<Premortem>) -> Date { seen.withLock { $0[id] } ?? start }
}

extension Visit {
    /// Notes that the facilitator is active, if the asker is the facilitator.
    func noteFacilitator(of premortem: Premortem) {
        if premortem.phase.isOver || premortem.facilitatorID == nil || asker.personID != premortem.facilitatorID {
            return
        }
        app.facilitators.note(premortem.id, at: now)
    }

    /// The time the facilitator was last active: now, if one of their pages is open.
    func lastSeen(_ premortem: Premortem) -> Date {
        let isPresent = app.live.present(in: .premortem(premortem.id), at: now)
            .contains { $0.personID == premortem.facilitatorID }
        return isPresent ? now : app.facilitators.last(premortem.id)
    }
}
