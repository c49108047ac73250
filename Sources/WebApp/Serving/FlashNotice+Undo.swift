import Domain
import HTML
import Storage

extension FlashNotice.Undo {
    init?(words: [String]) {
        guard let verb = words.first, words.count >= 2 else { return nil }
        if verb == "batch" {
            guard words.count == 2, let id = ID<Batch>(text: words[1]) else { return nil }
            self = .batch(id)
            return
        }
        if verb == "import" {
            guard words.count == 2, let id = ID<Import>(text: words[1]) else { return nil }
            self = .madeImport(id)
            return
        }
        if verb == "closing" {
            guard words.count == 2, let id = ID<Incident>(text: words[1]) else { return nil }
            self = .closing(id)
            return
        }
        if verb == "name" {
            guard words.count == 3, let answer = ID<GivenNameAnswer>(text: words[1]),
                let incident = ID<Incident>(text: words[2])
            else { return nil }
            self = .nameAnswer(answer, of: incident)
            return
        }
        if let edit = SavedEdit(words: words) {
            self = .edit(edit)
            return
        }
        guard let items = [Deletable](words: Array(words.dropFirst())), let first = items.first else { return nil }
        switch verb {
        case "delete" where items.count == 1: self = .deletion(first)
        case "make": self = .making(items)
        default: return nil
        }
    }

    var words: String {
        switch self {
        case .deletion(let item): "delete \(item.words)"
        case .batch(let id): "batch \(id)"
        case .madeImport(let id): "import \(id)"
        case .making(let items): "make \(items.words.joined(separator: " "))"
        case .edit(let edit): edit.words
        case .nameAnswer(let answer, let incident): "name \(answer) \(incident)"
        case .closing(let id): "closing \(id)"
        }
    }
}

extension Paths {
    static func undo(_ undo: FlashNotice.Undo) -> Link {
        switch undo {
        case .deletion(let item): restoration(of: item)
        case .batch(let id): batchReversal(id)
        case .madeImport(let id): importReversal(id)
        case .making(let items): removal(of: items)
        case .edit(let edit): reversal(of: edit)
        case .nameAnswer(let answer, let incident): nameAnswerReversal(answer, of: incident)
        case .closing(let id): undoClosing(id)
        }
    }
}

extension Deletable {
    /// Reads ``words``. Nil for anything else.
    init?(words: String) {
        let parts = words.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int64(parts[1]) else { return nil }
        self.init(kind: String(parts[0]), number: number)
    }

    /// Its form in an address and in a notice: `finding:3`.
    var words: String { "\(kind):\(number)" }
}

extension [Deletable] {
    /// The most records that one action makes and that are undone as a whole.
    static var most: Int { 2_000 }

    /// Reads ``words``. Nil for anything else, and for more than one action makes.
    init?(words: [String]) {
        self = []
        for word in words {
            if let item = Deletable(words: word) {
                append(item)
            } else {
                let parts = word.split(separator: ":", omittingEmptySubsequences: false)
                let ends = parts.last?.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) } ?? []
                guard parts.count == 2, parts[0] == "timeline-event", ends.count == 2, let from = ends[0],
                    let to = ends[1], from > 0, from < to, to - from < [Deletable].most
                else { return nil }
                append(contentsOf: (from...to).map { .timelineEvent(ID($0)) })
            }
            if count > [Deletable].most { return nil }
        }
    }

    /// Their form in an address and in a notice: `finding:3`, and `timeline-event:5-9` for entries that follow one
    /// another.
    var words: [String] {
        var result: [String] = []
        var range: ClosedRange<Int64>?
        func endRange() {
            guard let ended = range else { return }
            let first = Deletable.timelineEvent(ID(ended.lowerBound)).words
            result.append(ended.count == 1 ? first : "\(first)-\(ended.upperBound)")
            range = nil
        }
        for item in self {
            if case .timelineEvent(let id) = item {
                if let last = range, last.upperBound &+ 1 == id.rawValue, last.lowerBound < id.rawValue {
                    range = last.lowerBound...id.rawValue
                    continue
                }
                endRange()
                range = id.rawValue...id.rawValue
            } else {
                endRange()
                result.append(item.words)
            }
        }
        endRange()
        return result
    }
}
