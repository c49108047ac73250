/// Who gets in through a provider, and on which level of the ladder.
package enum AdmissionRule: Equatable, Sendable {
    /// People with an account that is linked. Accounts come by invitation, and levels are given by administrators.
    case linked
    /// Everybody whom the provider signs in: an account is made with this level, which administrators may change.
    case everybody(Level)
    /// People with a group that gives a level: an account is made, and the level is set at every sign-in.
    case groups(GroupLevels)

    /// The level of somebody who has no account yet; nil if none is made for them.
    package func newLevel(_ groups: [String]) -> Level? {
        switch self {
        case .linked: nil
        case .everybody(let level): level
        case .groups(let levels): levels.level(groups)
        }
    }

    /// The level of somebody with an account; nil if they may not come in.
    package func level(_ groups: [String], now known: Level) -> Level? {
        switch self {
        case .linked, .everybody: known
        case .groups(let levels): levels.level(groups)
        }
    }
}

/// The level that each group at the provider gives.
package struct GroupLevels: Equatable, Sendable {
    private let levels: [String: Level]
    /// The level of people in none of these groups.
    private let others: Level?

    /// Stands for people in none of the groups.
    private static let anybody = "*"

    /// Reads groups with their levels: `sre=editor; sre-leads=administrator; *=observer`. A name may contain `=`.
    ///
    /// - Throws: ``Refusal``.
    package init(_ text: String) throws(Refusal) {
        var levels: [String: Level] = [:]
        for part in text.split(separator: ";") where !String(part).trimmed.isEmpty {
            let rule = String(part).trimmed
            guard let sign = rule.lastIndex(of: "=") else {
                throw Refusal("“\(rule)” has no level. Write a group and a level, such as sre=editor.")
            }
            let (group, word) = (String(rule[..<sign]).trimmed, String(rule[rule.index(after: sign)...]).trimmed)
            guard let level = Level(rawValue: word) else {
                let all = Level.allCases.map(\.rawValue).joined(separator: ", ")
                throw Refusal("“\(word)” is not a level. The levels are \(all).")
            }
            guard !group.isEmpty, levels.updateValue(level, forKey: group) == nil else {
                throw Refusal("“\(rule)” names no group, or one that has a level already.")
            }
        }
        if levels.isEmpty { throw Refusal("There is no group. Write a group and a level, such as sre=editor.") }
        others = levels.removeValue(forKey: GroupLevels.anybody)
        self.levels = levels
    }

    /// The highest level that one of the groups gives.
    package func level(_ groups: [String]) -> Level? { groups.compactMap { levels[$0] }.max() ?? others }
}
