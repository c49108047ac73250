import Domain

/// `one reviewer`, `2 reviewers`; nil for none.
///
/// - Parameter one: the complete words for a count of one.
func counted(_ count: Int, one: String, many: String) -> String? {
    switch count {
    case 0: nil
    case 1: one
    default: "\(count) \(many)"
    }
}

/// `one service`, `2 services`, or `more than 2000 services` for a count that stopped there.
///
/// - Parameter one: the complete words for a count of one.
func boundedCount(_ count: Int, one: String, many: String) -> String {
    switch count {
    case 1: one
    case ...ListLimits.counted: "\(count) \(many)"
    default: "more than \(ListLimits.counted) \(many)"
    }
}
