import Domain
import Foundation

/// The result of using a role instead of a name.
package struct NameReplacement: Equatable, Sendable {
    package let answer: ID<GivenNameAnswer>
    package let texts: Int
    /// The number of texts that could not be changed.
    package let kept: Int
}

extension Change {
    /// Notes that somebody wants to be named in the postmortem of an incident.
    package func keepName(of person: ID<Person>, in incident: ID<Incident>) throws {
        try require(.editorOrInvolved, on: .incident(incident))
        _ = try requireIncident(incident)
        let name = try requireName(of: person)
        try answer(.named, "", about: person, in: incident)
        try record(
            .incident(incident), "noted that \(name) wants to be named in the postmortem", incident: incident)
    }

    /// Puts other words in place of somebody's name in every text of an incident. Each text gets an edit with an entry of
    /// its own, which can be undone alone.
    package func useRole(
        insteadOf person: ID<Person>, _ words: String, in incident: ID<Incident>
    ) throws -> NameReplacement {
        try require(.editorOrInvolved, on: .incident(incident))
        _ = try requireIncident(incident)
        let name = try requireName(of: person)
        let words = try Text.line(
            words, field: "words", called: "the words instead of the name", atMost: 100, required: true)
        let people = try reading.nameablePeople(of: incident)
        let question = try reading.nameQuestions(of: incident).first { $0.person.id == person }
        func replaced(_ text: String) -> String {
            text.replacing(people.mentions(in: text).filter { $0.person == person }, with: words)
        }
        let id = try answer(.role, words, about: person, in: incident)
        var (texts, kept) = (0, 0)
        for place in question?.passages.map(\.text.place) ?? [] {
            do {
                guard let version = try edit(place, replaced) else { continue }
                try run(
                    "INSERT INTO name_replacement (answer_id, place_kind, place_id, version) VALUES (?, ?, ?, ?)",
                    [id.rawValue, place.kind.rawValue, place.number, version])
                texts += 1
            } catch is Refusal {
                kept += 1
            }
        }
        if texts == 0 {
            throw Refusal(
                kept == 0
                    ? "No text of \(incident.key) names \(name) any more."
                    : "The texts that name \(name) cannot be changed here. Edit them instead.")
        }
        try record(
            .incident(incident), "used “\(words)” instead of the name \(name) in \(Change.texts(texts))",
            incident: incident)
        return NameReplacement(answer: id, texts: texts, kept: kept)
    }

    /// Takes an answer back, so that the question is asked again. Names that a role replaced are restored, except where
    /// somebody has changed the words since.
    ///
    /// - Returns: the number of texts that were left as they are.
    package func takeBackNameAnswer(_ id: ID<GivenNameAnswer>, in incident: ID<Incident>) throws -> Int {
        try require(.editorOrInvolved, on: .incident(incident))
        guard let answer = try reading.nameAnswers("v.id = ?", [id.rawValue]).first(where: { $0.id == id }),
            try reading.nameAnswers(of: incident).contains(answer)
        else { throw Refusal("This has been taken back already.") }
        let edits = try reading.rows(
            "SELECT place_kind, place_id, version FROM name_replacement WHERE answer_id = ?", [id.rawValue]
        ) { (place: WordingPlace(try $0.value(), $0.int64()), version: $0.int()) }
        var kept = 0
        for edit in edits {
            do { try restoreName(edit.place, version: edit.version, replacing: answer.words) } catch is Refusal {
                kept += 1
            }
        }
        try endNameAnswer(about: answer.person, in: incident)
        let words =
            switch answer.answer {
            case .named: "took back that \(answer.name) wants to be named in the postmortem"
            case .role: "restored the name \(answer.name) in \(Change.texts(edits.count - kept))"
            }
        try record(.incident(incident), words, incident: incident)
        return kept
    }

    private static func texts(_ count: Int) -> String { count == 1 ? "1 text" : "\(count) texts" }

    private func requireName(of person: ID<Person>) throws -> String {
        guard let name = try reading.personName(person) else { throw Refusal("This person does not exist.") }
        return name
    }

    @discardableResult
    private func answer(
        _ answer: NameAnswer, _ words: String, about person: ID<Person>, in incident: ID<Incident>
    ) throws -> ID<GivenNameAnswer> {
        try endNameAnswer(about: person, in: incident)
        return try insert(
            """
            INSERT INTO name_answer (incident_id, person_id, answer, words, created_at, created_by)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                incident.rawValue, person.rawValue, answer.rawValue, words, now.milliseconds,
                asker.personID?.rawValue,
            ])
    }

    private func endNameAnswer(about person: ID<Person>, in incident: ID<Incident>) throws {
        try run(
            """
            UPDATE name_answer SET ended_at = ?, ended_by = ?
            WHERE incident_id = ? AND person_id = ? AND ended_at IS NULL
            """, [now.milliseconds, asker.personID?.rawValue, incident.rawValue, person.rawValue])
    }
}
