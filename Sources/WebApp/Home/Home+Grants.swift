import Domain
import HTML
import Storage

extension Home {
    /// A level of the viewer that ends soon, so that they can ask for longer in time.
    static func endingGrantRow(_ summary: GrantSummary, _ frame: Frame) -> HTML {
        row(
            nil, "You are \(summary.grant.level.noun) for \(summary.scopeWords.lowercasedUnlessKey) only until then",
            to: Paths.ownLevel, end: [summary.grant.endsAt.map { timestamp($0, frame) }])
    }

    /// A request for a level that waits for the viewer.
    static func grantRequestRow(_ summary: GrantSummary, _ frame: Frame) -> HTML {
        row(
            nil,
            "\(summary.personName) asks to be \(summary.grant.level.noun) for \(summary.scopeWords.lowercasedUnlessKey)",
            to: Paths.grants, "approve or refuse", end: [ago(summary.grant.askedAt, frame)])
    }
}

extension String {
    /// “everything” within a sentence; names and keys stay as they are.
    fileprivate var lowercasedUnlessKey: String { self == "Everything" ? "everything" : self }
}
