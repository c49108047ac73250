import Domain
import Foundation
import GRDB

/// What became of an erasure.
package struct ErasureOutcome: Equatable, Sendable {
    /// Texts without the name now.
    package let texts: Int
    /// Texts that could not be changed.
    package let kept: Int
}

extension Change {
    /// Erases the name of somebody whose account is deactivated: other words take its place. This cannot be undone.
    ///
    /// The account loses everything that tells whose it was. Texts change only where somebody ticked them, each by an edit
    /// with its own entry; earlier versions of these texts are rewritten, or they would still have the name.
    ///
    /// - Parameters:
    ///   - places: the texts that were ticked, at the versions that were shown.
    ///   - everythingElse: whether the whole name and the e-mail address are replaced in all other stored texts as well.
    package func eraseName(
        of id: ID<Person>, words: String, in places: [NamedText.Place], everythingElse: Bool
    ) throws -> ErasureOutcome {
        try require(.administrator)
        let person = try requirePerson(id)
        if person.deactivatedAt == nil { throw Refusal("\(person.name) has an account. Deactivate it first.") }
        guard let plan = try reading.erasure(of: id, words: words), try !reading.isErased(id) else {
            throw Refusal("This name has been erased already.")
        }
        let known = Set(plan.texts.map(\.place))
        if places.contains(where: { !known.contains($0) }) {
            throw Refusal("A text has changed since this page was made. Nothing was changed. Look at it again.")
        }
        var (done, kept): ([NamedText.Place], Int) = ([], 0)
        for place in places {
            do {
                try edit(place, plan.erased.replaced(in:))
                done.append(place)
            } catch is Refusal {
                kept += 1
            }
        }
        try clearAccount(plan.erased)
        for place in done { try rewriteHistory(of: place, plan.erased) }
        try record(
            .person(id),
            "erased a name: it is “\(plan.erased.words)” now, and in \(done.count == 1 ? "1 text" : "\(done.count) texts")"
        )
        if everythingElse {
            for column in try StoredColumn.all(reading) { try column.replace(plan.erased, self) }
            // Headings are changed nowhere else, so no trigger tells their index.
            try run("INSERT INTO search_postmortem_section (search_postmortem_section) VALUES ('rebuild')")
        }
        // The answers to forms of the last days have notices such as “Mei Tanaka is now an editor.”
        try run("UPDATE sent_form SET notice = NULL WHERE notice IS NOT NULL")
        forgets = true
        return ErasureOutcome(texts: done.count, kept: kept)
    }

    private func edit(_ place: NamedText.Place, _ change: (String) -> String) throws {
        switch place.kind {
        case .section: _ = try edit(WordingPlace(.section, place.number), change)
        case .finding: _ = try edit(WordingPlace(.finding, place.number), change)
        case .followUp: _ = try edit(WordingPlace(.followUp, place.number), change)
        case .timelineEvent: _ = try edit(WordingPlace(.timelineEvent, place.number), change)
        case .incident: _ = try edit(WordingPlace(.incident, place.number), change)
        case .guardrail:
            let guardrail = try requireGuardrail(ID(place.number))
            var edit = GuardrailEdit(
                guardrail, services: try reading.services(of: guardrail.id),
                evidence: try reading.evidence(of: guardrail.id))
            edit.name = change(edit.name)
            edit.statement = change(edit.statement)
            edit.bypass = change(edit.bypass)
            try editGuardrail(guardrail.id, edit, from: place.version)
        case .launch:
            let launch = try requireLaunch(ID(place.number))
            var edit = LaunchEdit(launch, services: try reading.services(of: launch.id))
            edit.title = change(edit.title)
            edit.plan = change(edit.plan)
            edit.blastRadius = change(edit.blastRadius)
            try editLaunch(launch.id, edit, from: place.version)
        case .premortem:
            let premortem = try requirePremortem(ID(place.number))
            var edit = PremortemEdit(premortem, services: try reading.services(of: premortem.id))
            edit.title = change(edit.title)
            edit.plan = change(edit.plan)
            try editPremortem(premortem.id, edit, from: place.version)
        case .comment:
            try rewriteComment(ID(place.number), from: place.version, change)
        }
    }

    /// The account keeps its number, its level and its work.
    private func clearAccount(_ erased: ErasedName) throws {
        let id = erased.person.id.rawValue
        let address = "erased-\(id)@erased.invalid"
        try run(
            """
            UPDATE person SET name = ?, email = ?, password_hash = NULL, zone = 'UTC', is_named_in_public = 0,
                erased_at = ? WHERE id = ?
            """, [erased.words.capitalizedFirst, address, now.milliseconds, id])
        try keepErasedIdentities(of: erased.person.id)
        for table in [
            "session", "identity", "known_place", "pending_sign_in", "second_factor", "second_factor_removal",
            "calendar_address",
            "recent_pick",
        ] {
            try run("DELETE FROM \(table) WHERE person_id = ?", [id])
        }
        try run(
            "UPDATE invitation SET email = ?, name = '' WHERE email = ? OR accepted_by = ?",
            [address, erased.person.email, id])
    }
}
