import Domain
import HTML
import Storage
import WebServer

/// A filter of a list that chooses a person or a service: by its word in the address, the number of a person or the slug
/// of a service, or by a name that was typed.
struct PickFilter: Sendable {
    let name: String
    let kind: PickKind
    /// Words that are no picks, such as `me` and `none`, with their labels.
    let others: [(word: String, label: String)]
    var word = ""
    private var typed = ""
    private(set) var chosen: Pick?
    private var sentence: String?
    private var fitting: [Pick] = []

    init(_ kind: PickKind, _ name: String, others: [(word: String, label: String)] = []) {
        self.name = name
        self.kind = kind
        self.others = others
    }

    mutating func read(_ query: Form) {
        word = query[name] ?? ""
        typed = query[Picker.typedName(name)] ?? ""
    }

    var isEmpty: Bool { word.isEmpty && typed.isEmpty }
    /// The names of its fields in the address.
    var names: [String] { [name, Picker.typedName(name)] }
    /// What a chip says.
    var words: String { others.first { $0.word == word }?.label ?? chosen?.text ?? "" }

    /// The filter with its name looked up, or with what is wrong with it.
    func resolved(_ reading: Reading) throws -> PickFilter {
        var filter = self
        let text = PickedText(typed)
        if word.isEmpty, let other = others.first(where: { $0.word == text.text.lowercased() }) {
            filter.word = other.word
        } else if word.isEmpty {
            let answer = try reading.answer(to: text, kind)
            if case .one(let pick) = answer { filter.choose(pick) }
            if case .several(let picks, _) = answer { filter.fitting = picks }
            filter.sentence = answer.sentence(text, kind)
        } else if !others.contains(where: { $0.word == word }) {
            if let pick = try pick(reading) {
                filter.choose(pick)
            } else {
                filter.sentence = "There is no \(name) “\(word.prefix(40))”. Choose one from the list."
            }
        }
        return filter
    }

    private func pick(_ reading: Reading) throws -> Pick? {
        if kind == .service { return try reading.service(slug: word).map(Pick.init) }
        return try ID<Pick>(text: word).flatMap { try reading.pick(kind, $0.rawValue) }
    }

    private mutating func choose(_ pick: Pick) {
        (word, chosen) = (word(of: pick), pick)
    }

    private func word(of pick: Pick) -> String { kind == .service ? pick.detail : String(pick.id) }

    var problem: Refusal.Problem? { sentence.map { Refusal.Problem(field: name, $0) } }

    /// - Parameter none: the option that sets no filter.
    func field(
        _ title: String, _ choices: PickChoices, none: String, problems: [Refusal.Problem], id: String? = nil
    ) -> HTML {
        if choices.isAll {
            let known =
                [("", none)] + others.map { ($0.word, $0.label) } + choices.first.map { (word(of: $0), $0.text) }
            let isKnown = sentence != nil || known.contains { $0.0 == word }
            return selectField(
                name, label: title, options: isKnown ? known : known + [(word, words)], selected: word,
                problems: problems, id: id)
        }
        return pickFilterField(
            self, title, value: words.isEmpty ? typed : words, fitting: fitting.map { (word(of: $0), $0) },
            problems: problems, id: id)
    }
}
