extension MarkdownLines {
    package enum Part {
        case text(String)
        case block(LiveBlock)
    }

    /// The text split at the first occurrence of each of these blocks. Link definitions apply in every part, as in the
    /// whole.
    package func parts(at wanted: Set<LiveBlock>) -> [Part] {
        var parts: [Part] = []
        let notes = wanted.isEmpty ? [] : MarkdownNote.all(in: self)
        var missing = wanted
        var start = 0
        for (line, block) in blocks where missing.remove(block) != nil {
            append(start..<line, notes, to: &parts)
            parts.append(.block(block))
            start = line + 1
        }
        append(start..<lines.count, notes, to: &parts)
        return parts
    }

    private func append(_ range: Range<Int>, _ notes: [MarkdownNote], to parts: inout [Part]) {
        guard range.contains(where: { !isBlank($0) }) else { return }
        if range.count == lines.count {
            parts.append(.text(lines[range].map(\.text).joined(separator: "\n")))
            return
        }
        // A note belongs to the part that refers to it.
        let left = notes.filter { range.overlaps($0.lines) && $0.isReferred(outside: range) }
        let moved = Set(left.flatMap(\.lines))
        let kept = range.filter { !moved.contains($0) }
        let added = notes.filter { !range.overlaps($0.lines) && $0.isReferred(in: range) }.flatMap(\.lines)
        let definitions = lines.indices.filter { !range.contains($0) && isDefinition($0) } + added
        let text = kept.map { lines[$0].text }.joined(separator: "\n")
        let rest = definitions.isEmpty ? "" : "\n\n" + definitions.map { lines[$0].text }.joined(separator: "\n")
        parts.append(.text(text + rest))
    }

    /// `[name]: address` (CommonMark 0.30, section 4.7).
    private func isDefinition(_ index: Int) -> Bool {
        let text = lines[index].text
        return !lines[index].isCode && MarkdownLines.indent(text) < 4 && lines[index].words.first == "["
            && !lines[index].words.hasPrefix("[^") && text.contains("]:")
    }
}
