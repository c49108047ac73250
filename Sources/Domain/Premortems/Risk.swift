/// A failure that people imagined in a pre-mortem: a group of cards that say the same thing.
package struct Risk: Equatable, Sendable {
    package let id: ID<Risk>
    package var premortemID: ID<Premortem>
    package var title: String
    /// Nil until the voting has ended.
    package var dots: Int?
    package var likelihood: RiskLevel?
    package var impact: RiskLevel?
    /// The first sign that the risk is coming true.
    package var warningSign: String
    package var acceptance: RiskAcceptance?
    package var outcome: RiskOutcome?
    package var outcomeNote: String

    package init(
        id: ID<Risk>, premortemID: ID<Premortem>, title: String, dots: Int?, likelihood: RiskLevel?,
        impact: RiskLevel?, warningSign: String, acceptance: RiskAcceptance?, outcome: RiskOutcome?, outcomeNote: String
    ) {
        self.id = id
        self.premortemID = premortemID
        self.title = title
        self.dots = dots
        self.likelihood = likelihood
        self.impact = impact
        self.warningSign = warningSign
        self.acceptance = acceptance
        self.outcome = outcome
        self.outcomeNote = outcomeNote
    }

    /// A risk is first named after the first line of one of its cards.
    package static func title(from card: String) -> String {
        let line = card.split(whereSeparator: \.isNewline).first.map(String.init) ?? card
        let scalars = line.unicodeScalars.lazy.filter { !Text.turns($0) }.prefix(200)
        let short = String(String.UnicodeScalarView(scalars)).trimmed
        return short.isEmpty ? "Risk" : short
    }

    /// Without the organisation's own conclusions: a guest learns that a risk was accepted, but not by whom or why.
    package var forGuests: Risk {
        var risk = self
        (risk.outcome, risk.outcomeNote) = (nil, "")
        risk.acceptance = acceptance.map {
            RiskAcceptance(
                reason: "", personID: $0.personID, personName: "", lookAgainOn: $0.lookAgainOn)
        }
        return risk
    }

    /// The number of risks with the most dots that have to be answered before the decision.
    package static let leadingCount = 5
}

extension [Risk] {
    /// The risks with dots, most first, at most ``Risk/leadingCount`` plus any that tie with the last of them; all
    /// risks if nobody voted.
    package var leading: [Risk] {
        let voted = filter { ($0.dots ?? 0) > 0 }.sorted { ($0.dots ?? 0, $1.id) > ($1.dots ?? 0, $0.id) }
        if voted.isEmpty { return self }
        let least = voted.prefix(Risk.leadingCount).last?.dots ?? 0
        return voted.filter { ($0.dots ?? 0) >= least }
    }
}
