import Domain
import Storage
import WebServer

/// A field in which people, services or guardrails are chosen.
///
/// Those chosen from a list arrive as numbers under the field's name, what was typed under ``typedName``.
struct Picker: Sendable {
    let name: String
    let kind: PickKind
    let isMany: Bool

    static func one(_ kind: PickKind, _ name: String) -> Picker { Picker(name: name, kind: kind, isMany: false) }
    static func many(_ kind: PickKind, _ name: String) -> Picker { Picker(name: name, kind: kind, isMany: true) }

    static func typedName(_ name: String) -> String { "\(name)-name" }

    /// The name of the field that holds whom the text field was filled with, who may stay although they can no longer
    /// be chosen.
    static func keptName(_ name: String) -> String { "\(name)-kept" }
}

/// What a picker offers before anything is typed.
struct PickChoices: Sendable {
    let kind: PickKind
    /// At most ``Pick/most``.
    let first: [Pick]
    /// Whether there are no others, so that a list can show them all.
    let isAll: Bool
    /// Words beside some of them, such as “author”.
    private let notes: [Int64: String]

    /// - Parameter isShared: whether they are on a page that is the same for everybody.
    init(_ reading: Reading, _ kind: PickKind, isShared: Bool = false, notes: [Int64: String] = [:]) throws {
        self.init(kind, try reading.picks(kind, isShared: isShared, atMost: Pick.most + 1), notes: notes)
    }

    /// Choices from a list of one's own, such as the participants of a pre-mortem.
    init(_ kind: PickKind, _ picks: [Pick], notes: [Int64: String] = [:]) {
        self.kind = kind
        self.notes = notes
        first = Array(picks.prefix(Pick.most))
        isAll = picks.count <= Pick.most
    }

    var isEmpty: Bool { first.isEmpty }

    /// The options of a list, with those that were chosen before.
    func options(besides chosen: [Pick]) -> [(value: String, label: String)] {
        let gone = chosen.filter { pick in !first.contains { $0.id == pick.id } && !pick.name.isEmpty }
        return (first + gone).map { (String($0.id), label($0)) }
    }

    /// The name, with what is to be known about the choice.
    func label(_ pick: Pick) -> String {
        guard let note = pick.isChoosable ? notes[pick.id] : kind.gone else { return pick.text }
        return "\(pick.name) (\(note))"
    }
}
