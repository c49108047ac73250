/// Whom or what a typed text means.
package enum PickAnswer: Equatable, Sendable {
    case nothing
    case one(Pick)
    /// Those that it fits, at most ``Pick/most`` of them.
    case several([Pick], isMore: Bool)
    /// It fits only one that cannot be chosen.
    case gone(Pick)
    case nobody

    /// - Parameters:
    ///   - fitting: those that can be chosen and fit, one more than ``Pick/most`` if there are more.
    ///   - gone: one that fits and cannot be chosen.
    package init(_ typed: PickedText, fitting: [Pick], gone: Pick?) {
        let named = fitting.filter { typed.names($0) }
        let found = named.isEmpty ? fitting : named
        if let only = found.first, found.count == 1 {
            self = .one(only)
        } else if !found.isEmpty {
            self = .several(Array(found.prefix(Pick.most)), isMore: found.count > Pick.most)
        } else if let gone {
            self = .gone(gone)
        } else {
            self = .nobody
        }
    }

    /// What is wrong with the text; nil if it means exactly one or is empty.
    package func sentence(_ typed: PickedText, _ kind: PickKind) -> String? {
        let quoted = "“\(typed.text.prefix(60))”"
        switch self {
        case .nothing, .one: return nil
        case .several(let picks, let isMore):
            let count = isMore ? "more than \(Pick.most)" : String(picks.count)
            return "\(quoted) fits \(count) \(kind.plural). Choose one, or enter more of the name."
        case .gone(let pick):
            switch kind {
            case .person: return "The account of \(pick.name) is deactivated. Choose somebody else."
            case .reviewer: return "\(pick.name) cannot sign in. Choose somebody else."
            case .service: return "\(pick.name) is in the bin. Choose another service."
            case .guardrail: return "\(pick.name) is retired. Choose another guardrail."
            }
        case .nobody:
            switch kind {
            case .person: return "\(quoted) fits nobody. Enter a name or an e-mail address."
            case .reviewer: return "\(quoted) fits nobody who can sign in. Enter a name or an e-mail address."
            case .service: return "\(quoted) fits no service. Enter its name or the beginning of its name."
            case .guardrail: return "\(quoted) fits no guardrail. Enter its name, or a key such as GR-7."
            }
        }
    }
}

extension PickKind {
    fileprivate var plural: String {
        switch self {
        case .person, .reviewer: "people"
        case .service: "services"
        case .guardrail: "guardrails"
        }
    }
}
