/// One thing that an API token may do. A token may do what its scopes say and nothing else.
package enum APITokenScope: String, CaseIterable, Sendable {
    case freezes
    case overrides

    package var label: String {
        switch self {
        case .freezes: "Ask whether a service is frozen"
        case .overrides: "Deploy with an override"
        }
    }

    /// The label in a sentence that begins with "may".
    package var phrase: String {
        switch self {
        case .freezes: "ask whether a service is frozen"
        case .overrides: "use up an override"
        }
    }
}

extension Set<APITokenScope> {
    /// What a new token may do unless somebody says otherwise.
    package static let narrowest: Set = [.freezes]

    /// As they are stored: their names, separated by spaces.
    package var words: String {
        APITokenScope.allCases.filter(contains).map(\.rawValue).joined(separator: " ")
    }

    /// Names that this release does not know allow nothing.
    package init(words: String) {
        self.init(words.split(separator: " ").compactMap { APITokenScope(rawValue: String($0)) })
    }
}
