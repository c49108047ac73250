import Domain
import Foundation
import HTML
import Storage

extension APITokens {
    static func tokenTable(_ frame: Frame, _ tokens: [APITokenSummary]) -> HTML {
        let rows = tokens.map { row -> HTML in
            let token = row.token
            let isRevoked = token.revokedAt != nil
            return """
                <tr>\(rowHead(HTML(text: token.label)))\(cell("State", stateTag(token.state(at: frame.now))))\
                \(cell("Issued", "\(timestamp(token.createdAt, frame, relative: false))\(row.createdByName.map { " by \($0)" as HTML })"))\
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
                \(headCell("Label", .title))\(headCell("State", .state))\(headCell("Issued", .time))\(headCell("Expires", .time))\
                \(headCell("Last used", .time))\(headCell("Actions", .action))
                """, rows: rows.joined(), hidesCaption: true)
    }
}
