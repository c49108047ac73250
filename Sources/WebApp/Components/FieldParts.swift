import Domain
import HTML

/// The parts around a control: its label, its hint and its problems, linked to it for screen readers.
struct FieldParts {
    let id: String
    let hint: String?
    let sentences: [String]
    let hasEcho: Bool

    init(name: String, id: String?, hint: String?, problems: [Refusal.Problem], hasEcho: Bool = false) {
        self.id = id ?? name
        self.hint = hint
        self.hasEcho = hasEcho
        sentences = problems.filter { $0.field == name }.map(\.sentence)
    }

    var hintID: String { "\(id)-hint" }
    var errorID: String { "\(id)-error" }
    var echoID: String { "\(id)-echo" }

    var describedBy: String? {
        let candidates = [hint == nil ? nil : hintID, sentences.isEmpty ? nil : errorID, hasEcho ? echoID : nil]
        let ids = candidates.compactMap(\.self)
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    var invalid: String? { sentences.isEmpty ? nil : "true" }

    var cssClass: String { sentences.isEmpty ? "field" : "field with-error" }

    var hintText: HTML? { hint.map { "<p class=\"hint\" id=\"\(hintID)\">\($0)</p>\n" } }

    var errorText: HTML? {
        if sentences.isEmpty { return nil }
        return """
            <p class="error" id="\(errorID)"><span class="visually-hidden">Error: </span>\(sentences.joined(separator: " "))</p>

            """
    }

    func wrapped(label: String, _ control: HTML) -> HTML {
        """
        <div class="\(cssClass)">
        <label for="\(id)">\(label)</label>
        \(hintText)\(errorText)\(control)
        </div>
        """
    }

    /// Wraps several controls under one question.
    func wrappedSet(legend: String, cssClass extra: String, _ controls: HTML) -> HTML {
        """
        <fieldset class="\(cssClass) \(extra)"\(attribute: "aria-describedby", describedBy)>
        <legend>\(legend)</legend>
        \(hintText)\(errorText)\(controls)
        </fieldset>
        """
    }
}
