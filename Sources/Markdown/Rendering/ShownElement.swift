/// An element of HTML that a text may use.
enum ShownElement: CaseIterable {
    case kbd, sub, sup, ins, del, mark
    /// Between paragraphs, and only there.
    case details
    /// Only at the beginning of `details`.
    case summary

    var name: StaticString {
        switch self {
        case .kbd: "kbd"
        case .sub: "sub"
        case .sup: "sup"
        case .ins: "ins"
        case .del: "del"
        case .mark: "mark"
        case .details: "details"
        case .summary: "summary"
        }
    }

    var startTag: StaticString {
        switch self {
        case .kbd: "<kbd>"
        case .sub: "<sub>"
        case .sup: "<sup>"
        case .ins: "<ins>"
        case .del: "<del>"
        case .mark: "<mark>"
        case .details: "<details>\n"
        case .summary: "<summary>"
        }
    }

    var endTag: StaticString {
        switch self {
        case .kbd: "</kbd>"
        case .sub: "</sub>"
        case .sup: "</sup>"
        case .ins: "</ins>"
        case .del: "</del>"
        case .mark: "</mark>"
        case .details: "</details>\n"
        case .summary: "</summary>\n"
        }
    }

    var isInline: Bool {
        switch self {
        case .kbd, .sub, .sup, .ins, .del, .mark: true
        case .details, .summary: false
        }
    }
}
