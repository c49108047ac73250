/// Somebody or something that a picker offers.
package struct Pick: Equatable, Sendable {
    /// The most that any list of a picker holds.
    package static let most = 20

    /// The number of its row.
    package let id: Int64
    /// The name of a person or a service; the key and the name of a guardrail.
    package let name: String
    /// The e-mail address of a person, the slug of a service, nothing for a guardrail.
    package let detail: String
    /// Whether others who can be chosen have the same name.
    package let isNameShared: Bool
    /// Whether it can be chosen now. Others may stay where they were chosen before.
    package let isChoosable: Bool

    package init(
        id: Int64, name: String, detail: String = "", isNameShared: Bool = false, isChoosable: Bool = true
    ) {
        self.id = id
        self.name = name
        self.detail = detail
        self.isNameShared = isNameShared
        self.isChoosable = isChoosable
    }

    /// The text that means this one and no other: `Mei Tanaka`, or `Mei Tanaka (mei@example.org)` if there are two.
    package var text: String { isNameShared ? "\(name) (\(detail))" : name }
}
