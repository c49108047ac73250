import Domain
import Synchronization

/// How many exports are made for browsers at a time: each keeps a processor busy.
final class ExportSeats: Sendable {
    /// Taken from when an export begins until nothing needs it any longer.
    final class Seat: Sendable {
        private let seats: ExportSeats
        private let person: ID<Person>?

        fileprivate init(_ seats: ExportSeats, _ person: ID<Person>?) {
            self.seats = seats
            self.person = person
        }

        private let isFree = Mutex(false)

        deinit { release() }

        func release() {
            let wasFree = isFree.withLock { isFree in
                defer { isFree = true }
                return isFree
            }
            if wasFree { return }
            seats.taken.withLock { taken in
                if let index = taken.firstIndex(of: person) { taken.remove(at: index) }
            }
        }
    }

    static let count = 2
    private let taken = Mutex<[ID<Person>?]>([])

    /// - Throws: ``Refusal`` if all are taken, or this person has one.
    func take(for person: ID<Person>?) throws(Refusal) -> Seat {
        let problem: String? = taken.withLock { taken in
            if taken.contains(person) {
                return "Your last export is still being made. Wait until it has ended, or cancel it."
            }
            if taken.count >= ExportSeats.count {
                return "Two other exports are being made. Try again when one of them has ended, in a minute or so."
            }
            taken.append(person)
            return nil
        }
        if let problem { throw Refusal(problem) }
        return Seat(self, person)
    }
}
