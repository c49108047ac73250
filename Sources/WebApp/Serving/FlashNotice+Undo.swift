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
        let items = words.dropFirst().compactMap(Deletable.init(words:))
        guard items.count == words.count - 1, let first = items.first else { return nil }
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
        case .making(let items): "make \(items.map(\.words).joined(separator: " "))"
        case .edit(let edit): edit.words
        case .nameAnswer(let answer, let incident): "name \(answer) \(incident)"
        }
    }
}

extension Paths {
    static func undo(_ undo: FlashNotice.Undo) -> Link {
        switch undo {
        case .deletion(let item): restoration(of: item)
        case .batch(let id): batchReversal(id)
        case .making(let items): removal(of: items)
        case .edit(let edit): reversal(of: edit)
        case .nameAnswer(let answer, let incident): nameAnswerReversal(answer, of: incident)
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
