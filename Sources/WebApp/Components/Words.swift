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
