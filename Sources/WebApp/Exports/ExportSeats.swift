import Domain
import Synchronization

/// How many exports are made for browsers at a time: each keeps a processor busy.
final class ExportSeats: Sendable {
    /// Taken from when an export begins until nothing needs it any longer.
    final class Seat: Sendable {
        private let seats: ExportSeats

        fileprivate init(_ seats: ExportSeats) { self.seats = seats }

        deinit { seats.taken.withLock { $0 -= 1 } }
    }

    static let count = 2
    private let taken = Mutex(0)

    /// - Throws: ``Refusal`` if all are taken.
    func take() throws(Refusal) -> Seat {
        let isFree = taken.withLock { taken in
            if taken >= ExportSeats.count { return false }
            taken += 1
            return true
        }
        if !isFree {
            throw Refusal("Two other exports are being made. Try again when one of them has ended, in a minute or so.")
        }
        return Seat(self)
    }
}
