import Domain
import Storage

/// The possible answers to a finding: guardrails that are there already, entries of the catalogue, and those turned
/// down for it.
struct FindingSuggestions: Sendable {
    let guardrails: [SuggestedGuardrail]
    let entries: [CatalogueSuggestion]
    /// Each with the name of its entry.
    let turnedDown: [(answer: SuggestionAnswerRow, name: String)]

    var isEmpty: Bool { guardrails.isEmpty && entries.isEmpty && turnedDown.isEmpty }
}

extension Reading {
    /// Without what the finding asks for already. To a finding about what went well, only what is made for its kind is
    /// suggested.
    func suggestions(for finding: Finding, by app: App) throws -> FindingSuggestions {
        let context = try suggestionContext(of: finding)
        let answers = try suggestionAnswers(on: finding.id)
        let turnedDown = answers.filter { $0.answer == .turnedDown }
        let excluded = try entries(answering: finding.id).union(turnedDown.map(\.entry))
        let lessons = try suggestionLessons(for: app.catalogue.tellingTerms(of: context), besides: finding.id)
        let wentWell = [.wentWell, .guardrailHeld].contains(finding.kind)
        return FindingSuggestions(
            guardrails: try guardrailsSuggested(to: finding, context, by: app.catalogue, app.guardrailMemory),
            entries: app.catalogue.suggestions(for: context, lessons: lessons, excluding: excluded)
                .filter { !wentWell || $0.fitsKind },
            turnedDown: turnedDown.map { ($0, app.catalogue[$0.entry]?.name ?? $0.entry) })
    }

    /// The facts from which a suggestion to a finding is made.
    func suggestionContext(of finding: Finding) throws -> FindingContext {
        var context = FindingContext(kind: finding.kind, title: finding.title, detail: finding.detail)
        guard let incident = try incident(finding.incidentID) else { return context }
        context.incident = [incident.title, incident.summary, incident.surprise, incident.howNoticed].joined(
            separator: "\n")
        let times = try times(of: finding.incidentID)
        context.minutesUnnoticed = times.minutes(from: .started, to: .noticed)
        context.minutesToMitigate = times.minutes(from: .noticed, to: .mitigated)
        context.wasNoticedOutside = FindingContext.tellsOfOthers(incident.howNoticed)
        return context
    }
}

extension Change {
    /// An entry of the catalogue that becomes a guardrail for a finding was a good suggestion.
    func accept(_ entry: CatalogueEntry, for finding: ID<Finding>, by catalogue: Catalogue) throws {
        guard let subject = try reading.finding(finding) else { return }
        let terms = catalogue.tellingTerms(of: try reading.suggestionContext(of: subject))
        try judgeSuggestion((entry.slug, entry.name), to: finding, .accepted, terms: terms)
    }
}

extension IncidentTimes {
    fileprivate func minutes(from first: IncidentMark, to second: IncidentMark) -> Int? {
        guard let begin = self[first]?.instant, let end = self[second]?.instant else { return nil }
        let minutes = end.timeIntervalSince(begin) / 60
        return minutes >= 0 && minutes < 10_000_000 ? Int(minutes) : nil
    }
}
