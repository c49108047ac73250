import Testing

@testable import WebServer

@Suite struct FormTests {
    private func form(_ text: String) throws -> Form {
        try Form(urlEncoded: Array(text.utf8)[...])
    }

    @Test func `fields keep their order and may repeat`() throws {
        let form = try form("service=db&title=Disk+full%21&service=web&empty=&bare")
        #expect(form.fields.map(\.name) == ["service", "title", "service", "empty", "bare"])
        #expect(form["title"] == "Disk full!")
        #expect(form["service"] == "db")
        #expect(form.all("service") == ["db", "web"])
        #expect(form["empty"] == "")
        #expect(form["bare"] == "")
        #expect(form["missing"] == nil)
        #expect(form.contains("bare"))
        #expect(!form.contains("missing"))
    }

    @Test func `empty pairs between ampersands are no fields`() throws {
        #expect(try form("").isEmpty)
        #expect(try form("&&a=1&&").fields == [.init(name: "a", value: "1")])
    }

    @Test func `an equals sign belongs to the value after the first`() throws {
        #expect(try form("a=b=c")["a"] == "b=c")
        #expect(try form("=x")[""] == "x")
    }

    @Test func `what is encoded decodes to itself`() throws {
        let fields = ["a b": "c+d&e=f%g", "ü": "日本\n語", "": "", "~._-": "\"<>'"] as Form
        #expect(try form(fields.urlEncoded) == fields)
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "%=1", "a=%FF", "a=%00", "a=%1B", "a%0A=1", "a=%E2%82", "a=x%0Dy"])
    func `bad encodings and control characters are refused`(text: String) {
        #expect(throws: BadInput.self) { try form(text) }
    }

    @Test func `a thousand fields pass and one more does not`() throws {
        let thousand = Array(repeating: "a=1", count: 1_000).joined(separator: "&")
        #expect(try form(thousand).fields.count == 1_000)
        #expect(throws: BadInput.self) { try form(thousand + "&a=1") }
    }

    @Test func `a name of nothing but combining marks is refused before it is compared`() {
        let name = String(repeating: "%CC%81%CC%96", count: 50_000)
        #expect(throws: BadInput.self) { try form(name + "=1") }
    }
}
