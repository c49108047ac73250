/// The sections of a postmortem in order with what each holds, counted by one rule wherever they are counted.
package struct PostmortemOutline: Equatable, Sendable {
    package struct Item: Equatable, Sendable {
        package let section: PostmortemSection
        package let content: SectionContent
        /// The live blocks of the section that have nothing to show.
        package let emptyBlocks: [LiveBlock]
        /// Whether readers of the published page see nothing of it.
        package let isLeftOut: Bool

        /// Whether it keeps the postmortem from being published.
        package var isMissing: Bool { section.isRequired && content == .empty }

        /// Its state in a word or two: "written", "empty, required".
        package var note: String { isMissing ? "\(content.label), required" : content.label }
    }

    package let items: [Item]

    /// - Parameter content: what a live block has to show.
    package init(_ sections: [PostmortemSection], content: (LiveBlock) -> LiveBlockContent) {
        let places = LiveBlockPlaces(sections.map(\.text))
        items = sections.enumerated().map { index, section in
            let blocks = places.blocks(inSection: index).sorted { $0.name < $1.name }
            let isRecorded = blocks.contains { content($0) == .recorded }
            let empty = blocks.filter { content($0) == .nothing }
            return Item(
                section: section, content: section.isWritten ? .written : isRecorded ? .recorded : .empty,
                emptyBlocks: empty, isLeftOut: !section.hasText && empty.count == blocks.count)
        }
    }

    package subscript(_ section: ID<PostmortemSection>) -> Item? { items.first { $0.section.id == section } }

    package var missing: [Item] { items.filter(\.isMissing) }

    /// `3 of 9 sections written, 1 filled in from the incident; 2 of the required ones are still empty.`
    package var progress: String {
        let written = items.count { $0.content == .written }
        let recorded = items.count { $0.content == .recorded }
        let rest = missing.count
        return "\(written) of \(items.count) sections written"
            + (recorded == 0 ? "" : ", \(recorded) filled in from the incident")
            + (rest == 0 ? "" : "; \(rest) of the required ones \(rest == 1 ? "is" : "are") still empty") + "."
    }
}
