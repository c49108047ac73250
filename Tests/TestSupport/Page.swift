import Foundation
import WebServer

/// A page as a test sees it: its words, its links, its forms.
package struct Page: Sendable {
    package let path: String
    package let response: Response
    package let html: String
    package let links: [Link]
    package let forms: [PageForm]

    package struct Link: Sendable {
        package let text: String
        package let address: String
    }

    init(path: String, response: Response) {
        self.path = path
        self.response = response
        html = response.bodyText ?? ""
        var reader = PageReader(html)
        reader.read()
        links = reader.links
        forms = reader.forms
        text = reader.text
    }

    package var status: Int { response.status.code }

    /// What is there to read, white space folded.
    package let text: String

    package func has(_ words: String) -> Bool { text.contains(words) }

    /// The token that shows that a form is from our own page, for requests that no form on the page makes.
    package func formToken() throws -> String {
        guard let field = forms.flatMap(\.fields).first(where: { $0.name == "csrf" }) else {
            throw Browser.Failure(description: "no form on \(path) has a token")
        }
        return field.value
    }
}

package struct PageForm: Sendable {
    package var id = ""
    package var action = ""
    package var isGet = false
    package var fields: [Field] = []
    package var buttons: [(label: String, name: String?, value: String)] = []

    package struct Field: Sendable {
        package var name: String
        package var value: String
        /// A checkbox or radio button that is off is not sent.
        package var isOn = true
        package var isChoice = false
        package var isRadio = false
    }

    package func filled(with values: [(String, String)], pressing label: String) throws -> [(String, String)] {
        for (name, _) in values where !fields.contains(where: { $0.name == name }) {
            throw Browser.Failure(description: "the form has no field “\(name)”; it has \(fields.map(\.name))")
        }
        let given = Set(values.map(\.0))
        var sent = fields.filter { $0.isOn && !given.contains($0.name) }.map { ($0.name, $0.value) }
        sent += values.filter { name, value in
            // A choice is made by its value; an empty one leaves the box off.
            !(value.isEmpty && fields.first { $0.name == name }?.isChoice == true)
        }
        if let button = buttons.first(where: { $0.label == label }), let name = button.name {
            sent.append((name, button.value))
        }
        return sent
    }
}
