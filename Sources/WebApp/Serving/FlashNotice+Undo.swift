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
        if let edit = SavedEdit(words: words) {
            self = .edit(edit)
            return
        }
        let items = words.dropFirst(2).compactMap { Int64($0).flatMap { Deletable(kind: words[1], number: $0) } }
        guard items.count == words.count - 2, let first = items.first else { return nil }
        switch verb {
        case "delete" where items.count == 1: self = .deletion(first)
        case "make": self = .making(items)
        default: return nil
        }
    }

    var words: String {
        switch self {
        case .deletion(let item): "delete \(item.kind) \(item.number)"
        case .batch(let id): "batch \(id)"
        case .making(let items):
            "make \(items.first?.kind ?? "") \(items.map { String($0.number) }.joined(separator: " "))"
        case .edit(let edit): edit.words
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
        }
    }
}
