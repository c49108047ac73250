import Foundation

/// Reads our own HTML, which is regular: every attribute is quoted, every tag is written out.
struct PageReader {
    private let html: Substring
    private(set) var links: [Page.Link] = []
    private(set) var forms: [PageForm] = []
    private(set) var text = ""
    private var openLink: (address: String, text: String)?
    private var openButton: (form: String?, name: String?, value: String, text: String)?
    private var strayButtons: [(form: String, button: (label: String, name: String?, value: String))] = []
    private var strayFields: [(form: String, field: PageForm.Field)] = []
    private var openSelect: (name: String, chosen: String?, first: String?)?
    private var openArea: (form: String?, name: String, text: String)?
    private var form: PageForm?
    private var isHead = true

    init(_ html: String) {
        self.html = html[...]
    }

    mutating func read() {
        var rest = html
        while let open = rest.firstIndex(of: "<") {
            take(text: rest[..<open])
            guard let close = rest[open...].firstIndex(of: ">") else { break }
            take(tag: rest[rest.index(after: open)..<close])
            rest = rest[rest.index(after: close)...]
        }
        text = PageReader.folded(text)
        for (owner, button) in strayButtons {
            if let index = forms.firstIndex(where: { $0.id == owner }) { forms[index].buttons.append(button) }
        }
        for (owner, field) in strayFields {
            if let index = forms.firstIndex(where: { $0.id == owner }) { forms[index].fields.append(field) }
        }
    }

    static func folded(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private mutating func take(text raw: Substring) {
        let plain = PageReader.unescaped(raw)
        if isHead { return }
        text += plain
        openLink?.text += plain
        openButton?.text += plain
        openArea?.text += plain
    }

    private mutating func take(tag: Substring) {
        let name = tag.prefix { !$0.isWhitespace && $0 != "/" || $0 == "/" && tag.first == "/" }.lowercased()
        switch name {
        case "body": isHead = false
        case "a": openLink = PageReader.attribute("href", tag).map { ($0, "") }
        case "/a":
            if let link = openLink {
                links.append(Page.Link(text: PageReader.folded(link.text), address: link.address))
            }
            openLink = nil
        case "form":
            form = PageForm()
            form?.action = PageReader.attribute("action", tag) ?? ""
            form?.id = PageReader.attribute("id", tag) ?? ""
            form?.isGet = PageReader.attribute("method", tag) == "get"
        case "/form":
            if let form { forms.append(form) }
            form = nil
        case "input": takeInput(tag)
        case "textarea":
            openArea = (PageReader.attribute("form", tag), PageReader.attribute("name", tag) ?? "", "")
        case "/textarea":
            if let area = openArea {
                let value = area.text.hasPrefix("\n") ? String(area.text.dropFirst()) : area.text
                take(field: PageForm.Field(name: area.name, value: value), of: area.form)
            }
            openArea = nil
        case "select": openSelect = (PageReader.attribute("name", tag) ?? "", nil, nil)
        case "option": takeOption(tag)
        case "/select":
            if let select = openSelect {
                form?.fields.append(PageForm.Field(name: select.name, value: select.chosen ?? select.first ?? ""))
            }
            openSelect = nil
        case "button":
            openButton = (
                PageReader.attribute("form", tag), PageReader.attribute("name", tag),
                PageReader.attribute("value", tag) ?? "", ""
            )
        case "/button":
            if let button = openButton {
                take(button: (PageReader.folded(button.text), button.name, button.value), of: button.form)
            }
            openButton = nil
        case "p", "li", "td", "th", "h1", "h2", "h3", "br", "dt", "dd", "div", "label", "/p", "/li", "/td", "/th", "tr":
            text += " "
        default: break
        }
    }

    private mutating func take(field: PageForm.Field, of owner: String?) {
        if let owner { strayFields.append((owner, field)) } else { form?.fields.append(field) }
    }

    /// A button may belong to a form that it is not in, and so may a field.
    private mutating func take(button: (label: String, name: String?, value: String), of owner: String?) {
        if let owner { strayButtons.append((owner, button)) } else { form?.buttons.append(button) }
    }

    private mutating func takeInput(_ tag: Substring) {
        guard let name = PageReader.attribute("name", tag) else { return }
        let type = PageReader.attribute("type", tag) ?? "text"
        let isChoice = type == "checkbox" || type == "radio"
        take(
            field: PageForm.Field(
                name: name, value: PageReader.attribute("value", tag) ?? "",
                isOn: !isChoice || tag.contains(" checked"),
                isChoice: isChoice, isRadio: type == "radio"),
            of: PageReader.attribute("form", tag))
    }

    private mutating func takeOption(_ tag: Substring) {
        let value = PageReader.attribute("value", tag) ?? ""
        if openSelect?.first == nil { openSelect?.first = value }
        if tag.contains(" selected") { openSelect?.chosen = value }
    }

    static func attribute(_ name: String, _ tag: Substring) -> String? {
        guard let start = tag.range(of: " \(name)=\""), let end = tag[start.upperBound...].firstIndex(of: "\"") else {
            return nil
        }
        return unescaped(tag[start.upperBound..<end])
    }

    static func unescaped(_ text: Substring) -> String {
        guard text.contains("&") else { return String(text) }
        return text.replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
            .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&#39;", with: "'")
            .replacingOccurrences(of: "&amp;", with: "&")
    }
}
