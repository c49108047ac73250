import Domain
import Foundation
import HTML
import Storage

extension APITokens {
    /// Announces the tokens that stop working soon.
    static func endingNote(_ frame: Frame, _ tokens: [APITokenSummary]) -> HTML? {
        let ending = tokens.map(\.token).filter { $0.isEnding(at: frame.now) }
        if ending.isEmpty { return nil }
        let names = ending.map { token -> HTML in
            "<li>\(token.label): \(token.expiresAt.map { timestamp($0, frame) })</li>"
        }
        return """
            <div class="recovered" role="note"><p>\(ending.count == 1 ? "This token stops" : "These tokens stop") working soon. Issue a new one for anything that still needs access.</p>
            <ul>\(names.joined())</ul></div>
            """
    }

    /// What a token may do.
    private static func allowed(_ token: APIToken) -> HTML {
        APITokenScope.allCases.filter(token.scopes.contains).map { HTML(text: $0.label) }.joined(separator: "<br>")
    }

    static func tokenTable(_ frame: Frame, _ tokens: [APITokenSummary]) -> HTML {
        let rows = tokens.map { row -> HTML in
            let token = row.token
            let isRevoked = token.revokedAt != nil
            return """
                <tr>\(rowHead(HTML(text: token.label)))\(cell("State", stateTag(token.state(at: frame.now))))\
                \(cell("May", allowed(token)))\(cell("Issued", "\(timestamp(token.createdAt, frame, relative: false))\(row.createdByName.map { " by \($0)" as HTML })"))\
                \(cell("Expires", token.expiresAt.map { timestamp($0, frame) } ?? "<span class=\"quiet\">never</span>"))\
                \(cell("Last used", token.lastUsedAt.map { timestamp($0, frame) } ?? "<span class=\"quiet\">not yet</span>"))\
                \(cell(
                    "Actions",
                    isRevoked
                        ? HTML()
                        : postButton(
                            "Revoke", of: token.label, to: Paths.tokenRevocation(token.id), frame, style: .small)))</tr>

                """
        }
        return dataTable(
            caption: "API tokens",
            head: """
                \(headCell("Label", .title))\(headCell("State", .state))\(headCell("May", .name))\(headCell("Issued", .time))\(headCell("Expires", .time))\
                \(headCell("Last used", .time))\(headCell("Actions", .action))
                """, rows: rows.joined(), hidesCaption: true)
    }
}
