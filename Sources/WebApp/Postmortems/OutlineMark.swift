import Domain

/// The state of a section in the outline, as the page first shows it and as a script updates it.
struct OutlineMark: Encodable, Sendable {
    /// The class of its entry.
    let state: String
    let note: String

    init(_ item: PostmortemOutline.Item, isFlagged: Bool) {
        let content =
            switch item.content {
            case .empty: "empty"
            case .recorded: "recorded"
            case .written: "written"
            }
        state = isFlagged ? "flagged" : content
        note = isFlagged && !item.isMissing ? "flagged" : item.note
    }
}
