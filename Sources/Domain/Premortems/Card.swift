/// One thought of one person in a pre-mortem.
package struct Card: Equatable, Sendable {
    package let id: ID<Card>
    package let text: String
    /// The name of the prompt it answers, or empty.
    package let prompt: String
    /// Nil if the pre-mortem does not show it, or not yet.
    package let author: String?
    package let isMine: Bool
    package let isWithdrawn: Bool
    package let riskID: ID<Risk>?

    package init(
        id: ID<Card>, text: String, prompt: String, author: String?, isMine: Bool, isWithdrawn: Bool,
        riskID: ID<Risk>?
    ) {
        self.id = id
        self.text = text
        self.prompt = prompt
        self.author = author
        self.isMine = isMine
        self.isWithdrawn = isWithdrawn
        self.riskID = riskID
    }
}
