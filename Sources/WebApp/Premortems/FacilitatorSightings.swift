import Domain
import Foundation
import Synchronization

/// When each session last saw its facilitator. It is kept in memory, because what somebody did when stands nowhere that
/// could point to a writer; after a restart everyone counts as seen at that moment.
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
    /// Notes that the facilitator is there, if it is they who ask.
    func noteFacilitator(of premortem: Premortem) {
        if premortem.phase.isOver || premortem.facilitatorID == nil || asker.personID != premortem.facilitatorID {
            return
        }
        app.facilitators.note(premortem.id, at: now)
    }

    /// When the facilitator was there last: now, where a page of theirs is open.
    func lastSeen(_ premortem: Premortem) -> Date {
        let isPresent = app.live.present(in: .premortem(premortem.id), at: now)
            .contains { $0.personID == premortem.facilitatorID }
        return isPresent ? now : app.facilitators.last(premortem.id)
    }
}
