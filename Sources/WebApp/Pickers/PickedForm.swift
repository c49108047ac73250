import Domain
import Storage
import WebServer

/// A form whose pickers have been read, so that names that were typed are known.
struct PickedForm: Sendable {
    let form: Form
    private var picked: [String: Picked] = [:]

    init(_ form: Form, _ pickers: [Picker], _ reading: Reading) throws {
        self.form = form
        for picker in pickers { picked[picker.name] = try Picked(picker, in: form, reading) }
    }

    subscript(_ name: String) -> String? { form[name] }

    /// What the picker of that name was filled with.
    func picked(_ name: String) -> Picked { picked[name] ?? Picked() }
}

extension Visit {
    /// The form that was sent, with its pickers read. What they chose is noted with the change that the form makes.
    func picking(_ pickers: Picker...) async throws -> PickedForm { try await picking(pickers) }

    func picking(_ pickers: [Picker]) async throws -> PickedForm {
        let form = try await read { [form] in try PickedForm(form, pickers, $0) }
        for picker in pickers {
            let others = form.picked(picker.name).chosen.map(\.id).filter {
                !(picker.kind.isPerson && $0 == asker.personID?.rawValue)
            }
            progress.noteChosen(picker.kind, others)
        }
        return form
    }
}
