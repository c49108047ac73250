/// Whom an export is for, which decides what it leaves out.
package enum ExportAudience: String, CaseIterable, Sendable {
    case team, organisation, customers

    package var label: String {
        switch self {
        case .team: "The team"
        case .organisation: "The organisation"
        case .customers: "Customers"
        }
    }

    package var help: String {
        switch self {
        case .team: "Everything, with names."
        case .organisation: "People by their roles, unless they chose to be named."
        case .customers:
            "Only sections marked for customers, of what has been published. Names, internal systems, tickets and links are replaced."
        }
    }

    /// Why a format is not for this audience, in a sentence; nil if it is.
    package func problem(with format: ExportFormat) -> String? {
        self == .customers && format == .json
            ? "JSON has everything that is recorded, so it is not for customers. Choose another format." : nil
    }
}
