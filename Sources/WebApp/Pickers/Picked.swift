import Domain
import Storage
import WebServer

/// What a picker was filled with: those chosen, and a text that does not mean exactly one.
struct Picked: Sendable {
    private(set) var chosen: [Pick] = []
    /// Shown again in the field.
    private(set) var typed = ""
    /// Why the text, or the choice, cannot be used.
    private(set) var sentence: String?
    /// Those that the text fits, to choose from.
    private(set) var fitting: [Pick] = []

    init() {}

    init(_ chosen: [Pick]) {
        self.chosen = chosen
    }

    init(_ pick: Pick?) {
        self.chosen = pick.map { [$0] } ?? []
    }

    var isEmpty: Bool { chosen.isEmpty && typed.isEmpty && sentence == nil }

    /// The one that was chosen; nil if the field is empty.
    func id<Entity>(_ field: String) throws(Refusal) -> ID<Entity>? {
        if let sentence { throw Refusal(field: field, sentence) }
        return chosen.first.map { ID($0.id) }
    }

    func ids<Entity>(_ field: String) throws(Refusal) -> Set<ID<Entity>> {
        if let sentence { throw Refusal(field: field, sentence) }
        return Set(chosen.map { ID($0.id) })
    }
}

extension Picked {
    private static let mostNames = 50

    /// What a form says.
    init(_ picker: Picker, in form: Form, _ reading: Reading) throws {
        for value in form.all(picker.name) where !value.isEmpty {
            guard let id = ID<Pick>(text: value)?.rawValue else {
                sentence = picker.kind.isPerson ? "Choose somebody from the list." : "Choose services from the list."
                continue
            }
            // What no longer exists is refused when it is saved, in the words of its rule.
            chosen.append(try reading.pick(picker.kind, id) ?? Pick(id: id, name: "", isChoosable: false))
        }
        let text = form[Picker.typedName(picker.name)] ?? ""
        if picker.isMany {
            try addNames(text, picker.kind, reading)
        } else if chosen.isEmpty {
            let kept = form[Picker.keptName(picker.name)].flatMap { ID<Pick>(text: $0) }
            let before = try kept.flatMap { try reading.pick(picker.kind, $0.rawValue) }
            if let before, PickedText(text).names(before) {
                chosen = [before]
            } else {
                try add(PickedText(text), picker.kind, reading)
            }
        }
    }

    /// One name, or several with commas between them.
    private mutating func addNames(_ text: String, _ kind: PickKind, _ reading: Reading) throws {
        let whole = PickedText(text)
        let parts = text.split(separator: ",").map { PickedText(String($0)) }.filter { !$0.isEmpty }
        if parts.count <= 1 { return try add(whole, kind, reading) }
        if case .one(let pick) = try reading.answer(to: whole, kind) { return add(pick) }
        if parts.count > Picked.mostNames {
            typed = text
            sentence = "Enter at most \(Picked.mostNames) names at once."
            return
        }
        for part in parts { try add(part, kind, reading) }
    }

    private mutating func add(_ text: PickedText, _ kind: PickKind, _ reading: Reading) throws {
        let answer = try reading.answer(to: text, kind)
        if case .one(let pick) = answer { return add(pick) }
        guard let problem = answer.sentence(text, kind) else { return }
        sentence = [sentence, problem].compactMap(\.self).joined(separator: " ")
        typed = typed.isEmpty ? text.text : "\(typed), \(text.text)"
        if case .several(let picks, _) = answer {
            let new = picks.filter { pick in !fitting.contains { $0.id == pick.id } }
            fitting += new.prefix(Pick.most - min(fitting.count, Pick.most))
        }
    }

    private mutating func add(_ pick: Pick) {
        if !chosen.contains(where: { $0.id == pick.id }) { chosen.append(pick) }
    }
}
