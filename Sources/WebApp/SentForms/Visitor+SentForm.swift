import Domain
import Secrets
import Storage
import WebServer

extension Visitor {
    /// A form as it is known by its key and its sender; nil for a form without a key.
    func sentForm(_ form: Form, _ request: Request, for route: Route) -> SentForm? {
        guard let key = form[FormKey.field].flatMap({ FormKey($0) }) else { return nil }
        return SentForm(
            digest: key.digest(of: [Array((route.isUntraced ? "somebody" : sender).utf8)]),
            contents: key.digest(of: contents(of: form, request)))
    }

    /// The person, whichever of their sessions sends the form. Somebody without a session is known by the browser.
    private var sender: String {
        switch asker {
        case .person(let id, _): "person \(id)"
        case .guest(let id, _): "guest \(id)"
        case .nobody, .command, .token: "visitor \(token.text)"
        }
    }

    private func contents(of form: Form, _ request: Request) -> [[UInt8]] {
        let query = request.query.fields.flatMap { [$0.name, $0.value] }
        let fields = form.fields.filter { $0.name != "csrf" && $0.name != FormKey.field }
            .flatMap { [$0.name, $0.value] }
        let files = form.files.flatMap { [Array($0.name.utf8), Array($0.filename.utf8), $0.bytes] }
        return ([request.rawPath] + query + ["form"] + fields).map { Array($0.utf8) } + files
    }
}
