extension ImportedFollowUp {
    /// Reads an item of a list of actions.
    init(_ item: ImportItem, order: DateOrder?) {
        let words = InlineWords(item.text)
        var text = words.plain
        self.init(title: "", lines: (item.lines.lowerBound + 1)...(item.lines.upperBound + 1))
        let mark = ImportActionMarks.state(in: &text)
        isDone = item.isTicked == true || mark == .done || words.isStruck
        isStarted = !isDone && mark == .started
        let lead = ImportActionMarks.lead(of: item.text)
        if let lead, ImportActionMarks.isName(lead.name) {
            owner = lead.name
            text = InlineWords.plain(lead.rest)
        }
        if owner.isEmpty { owner = ImportActionMarks.owner(in: &text) }
        due = ImportActionMarks.due(in: text, order: order)
        address = words.addresses.first ?? ""
        let isLong = text.count > Text.Limit.sentence
        let isMuch =
            words.addresses.count > 1 || isLong || item.text.contains("![")
            || words.addresses.isEmpty && item.text.contains("](")
        let (short, tail) = ImportActionMarks.cut(text)
        title = short
        detail = [isMuch ? item.text : tail, item.rest].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// Reads a row of a table of actions; nil if it says nothing.
    init?(_ row: ImportTable.Row, _ columns: ImportColumns, order: DateOrder?) {
        self.init(title: "", lines: (row.line + 1)...(row.line + 1))
        var others: [String] = []
        for (index, cell) in row.cells.enumerated() where !cell.isEmpty {
            var text = InlineWords.plain(cell)
            if address.isEmpty, let found = InlineWords(cell).addresses.first { address = found }
            switch columns[index] {
            case .title:
                let mark = ImportActionMarks.state(in: &text)
                if mark == .done || InlineWords(cell).isStruck { isDone = true }
                if mark == .started { isStarted = true }
                let (short, tail) = ImportActionMarks.cut(text)
                title = short
                if !tail.isEmpty || InlineWords(cell).addresses.count > 1 { others.append(cell) }
            case .owner: owner = ImportActionMarks.isNothing(text) ? "" : text
            case .due:
                due = ImportDates.first(in: text, order: order)
                if due == nil || text.utf8.count > 12, !ImportActionMarks.isNothing(text) {
                    others.append("\(columns.head(index)): \(cell)")
                }
            case .state:
                let state = ImportActionMarks.state(written: text)
                isDone = state == .done
                isStarted = state == .started
                if !ImportActionMarks.isState(text) { others.append("\(columns.head(index)): \(cell)") }
            case .link where text == address: continue
            case .link where InlineWords(cell).addresses.first == cell.trimmed && address == cell.trimmed: continue
            case .number where text.utf8.allSatisfy(ClockTime.isDigit): continue
            case .number, .link, .other:
                var words = text
                if ImportActionMarks.state(in: &words) == .done, words.isEmpty { isDone = true }
                let head = columns.head(index)
                if !ImportActionMarks.isNothing(text) { others.append(head.isEmpty ? cell : "\(head): \(cell)") }
            }
        }
        guard !title.isEmpty else { return nil }
        detail = others.joined(separator: "\n\n")
    }
}
