import Domain
import Foundation

/// How many known places a person has.
package struct KnownPlaceCounts: Equatable, Sendable {
    package let browsers: Int
    package let networks: Int

    package var isEmpty: Bool { browsers == 0 && networks == 0 }
}

extension Reading {
    /// Those of the places from which the person has signed in before, whoever asks: it is asked before the password is
    /// checked.
    package func knownPlaces(of person: ID<Person>, among places: [KnownPlace], at now: Date) throws -> Set<KnownPlace>
    {
        let known = try places.filter { place in
            try first(
                "SELECT 1 FROM known_place WHERE person_id = ? AND kind = ? AND digest = ? AND last_used_at > ?",
                [
                    person.rawValue, place.kind.rawValue, Data(place.digest),
                    now.addingTimeInterval(-KnownPlace.lifetime).milliseconds,
                ]
            ) { $0.int() } != nil
        }
        return Set(known)
    }

    /// The number of the asker's own known browsers and networks.
    package func ownKnownPlaces(at now: Date) throws -> KnownPlaceCounts {
        guard let person = asker.personID else { return KnownPlaceCounts(browsers: 0, networks: 0) }
        func count(_ kind: KnownPlace.Kind) throws -> Int {
            try first(
                "SELECT count(*) FROM known_place WHERE person_id = ? AND kind = ? AND last_used_at > ?",
                [person.rawValue, kind.rawValue, now.addingTimeInterval(-KnownPlace.lifetime).milliseconds]
            ) { $0.int() } ?? 0
        }
        return KnownPlaceCounts(browsers: try count(.browser), networks: try count(.network))
    }
}

extension Change {
    /// Remembers places from which the asker has just signed in. Called together with what is recorded in the audit log:
    /// a sign-in or a new password.
    package func remember(_ places: [KnownPlace]) throws {
        guard let person = asker.personID else { throw Refusal("Sign in to do this.") }
        for place in places {
            try run(
                """
                INSERT INTO known_place (person_id, kind, digest, last_used_at) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET last_used_at = excluded.last_used_at
                """,
                [person.rawValue, place.kind.rawValue, Data(place.digest), now.milliseconds])
        }
        try run(
            "DELETE FROM known_place WHERE person_id = ? AND last_used_at <= ?",
            [person.rawValue, now.addingTimeInterval(-KnownPlace.lifetime).milliseconds])
        for kind in KnownPlace.Kind.allCases {
            try run(
                """
                DELETE FROM known_place WHERE person_id = ? AND kind = ? AND digest NOT IN (
                    SELECT digest FROM known_place WHERE person_id = ? AND kind = ?
                    ORDER BY last_used_at DESC, digest LIMIT ?)
                """,
                [person.rawValue, kind.rawValue, person.rawValue, kind.rawValue, KnownPlace.most])
        }
    }

    /// Forgets all known browsers and networks of the asker.
    package func forgetOwnKnownPlaces() throws {
        guard let person = asker.personID else { throw Refusal("Sign in to do this.") }
        if try forgetKnownPlaces(of: person) > 0 {
            try record(.person(person), "made Handrail forget their known browsers and networks")
        }
    }

    @discardableResult
    func forgetKnownPlaces(of person: ID<Person>) throws -> Int {
        try run("DELETE FROM known_place WHERE person_id = ?", [person.rawValue])
        return db.changesCount
    }
}
