import Domain

/// A row number of the search index: the kind of what it indexes in the upper bits, its id in the lower 48. The rows of
/// a kind are therefore together, in the order in which they were written, and the latest are found without reading the
/// others.
struct SearchRow: Equatable {
    let kind: SearchKind
    let id: Int64

    static let idBits = 48

    /// Also written out in the migrations, where it never changes.
    static func number(of kind: SearchKind) -> Int64 {
        switch kind {
        case .incidents: 0
        case .timelines: 1
        case .findings: 2
        case .followUps: 3
        case .guardrails: 4
        case .postmortems: 5
        case .premortems: 6
        case .launches: 7
        }
    }

    /// - Returns: nil for a row of no known kind.
    init?(_ number: Int64) {
        let kindNumber = number >> SearchRow.idBits
        guard let kind = SearchKind.allCases.first(where: { SearchRow.number(of: $0) == kindNumber }) else {
            return nil
        }
        self.kind = kind
        id = number & (1 << SearchRow.idBits - 1)
    }

    /// The row numbers a kind can have.
    static func range(of kind: SearchKind) -> ClosedRange<Int64> {
        let first = number(of: kind) << idBits
        return first...(first | (1 << idBits - 1))
    }
}
