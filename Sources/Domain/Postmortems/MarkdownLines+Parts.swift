extension MarkdownLines {
    package enum Part {
        case text(String)
        case block(LiveBlock)
    }

    /// The text split at the first occurrence of each of these blocks. Link definitions apply in every part, as in the
    /// whole.
    package func parts(at wanted: Set<LiveBlock>) -> [Part] {
        var parts: [Part] = []
        var missing = wanted
        var start = 0
        for (line, block) in blocks where missing.remove(block) != nil {
            append(start..<line, to: &parts)
            parts.append(.block(block))
            start = line + 1
        }
        append(start..<lines.count, to: &parts)
        return parts
    }

    private func append(_ range: Range<Int>, to parts: inout [Part]) {
        guard range.contains(where: { !isBlank($0) }) else { return }
        let text = lines[range].map(\.text).joined(separator: "\n")
        let definitions =
            range.count == lines.count ? [] : lines.indices.filter { !range.contains($0) && isDefinition($0) }
        let rest = definitions.isEmpty ? "" : "\n\n" + definitions.map { lines[$0].text }.joined(separator: "\n")
        parts.append(.text(text + rest))
    }

    /// `[name]: address` (CommonMark 0.30, section 4.7).
    private func isDefinition(_ index: Int) -> Bool {
        let text = lines[index].text
        return !lines[index].isCode && MarkdownLines.indent(text) < 4 && lines[index].words.first == "["
            && text.contains("]:")
    }
}
