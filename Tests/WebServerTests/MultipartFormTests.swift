import Testing

@testable import WebServer

@Suite struct MultipartFormTests {
    private func form(_ body: String, boundary: String = "b") throws -> Form {
        try Form(multipart: Array(body.utf8), boundary: boundary)
    }

    private func part(_ disposition: String, _ content: String, type: String? = nil) -> String {
        let type = type.map { "Content-Type: \($0)\r\n" } ?? ""
        return "--b\r\nContent-Disposition: form-data; \(disposition)\r\n\(type)\r\n\(content)\r\n"
    }

    @Test func `texts and files are told apart by the file name`() throws {
        let form = try form(
            part("name=\"title\"", "Größe\r\n2")
                + part("name=\"file\"; filename=\"a.png\"", "\0\r\n\r\n--", type: "image/png")
                + part("name=\"title\"", "") + "--b--\r\n"
        )
        #expect(form.all("title") == ["Größe\n2", ""])
        #expect(form.file("file")?.filename == "a.png")
        #expect(form.file("file")?.type == "image/png")
        #expect(form.file("file")?.bytes == Array("\0\r\n\r\n--".utf8))
    }

    @Test func `text before the first and behind the last boundary is ignored`() throws {
        #expect(try form("preamble\r\n" + part("name=a", "1") + "--b--\r\nepilogue")["a"] == "1")
        #expect(try form("--b--").isEmpty)
    }

    @Test func `a file input that was left empty is no file`() throws {
        let empty = part("name=\"file\"; filename=\"\"", "", type: "application/octet-stream")
        #expect(try form(empty + "--b--").isEmpty)
    }

    @Test func `folders are cut off a file name`() throws {
        for name in [#"C:\Users\me\a.txt"#, "../../a.txt", "/etc/a.txt"] {
            #expect(try form(part("name=f; filename=\"\(name)\"", "x") + "--b--").file("f")?.filename == "a.txt")
        }
        #expect(try form(part("name=f; filename=\"..\\\\\"", "x") + "--b--").file("f")?.filename == "..")
    }

    @Test func `quotes in names are unescaped`() throws {
        let form = try form(part(#"name="a%22b"; filename="say \"hi\".txt""#, "x") + "--b--")
        #expect(form.files.first?.name == "a\"b")
        #expect(form.files.first?.filename == "say \"hi\".txt")
    }

    @Test func `a line that looks like a boundary and is not stays in the text`() throws {
        #expect(try form(part("name=a", "x\r\n--\r\n-b--b\r\n") + "--b--")["a"] == "x\n--\n-b--b\n")
    }

    @Test(
        arguments: [
            "", "--b", "--b\r\n", "x", "--b\r\n\r\n", "--b\r\n--b--", "--b\r\n\r\nx\r\n--b--",
            "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx", "--bx\r\n\r\n--b--",
            "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
            "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\u{1}\r\n--b--",
            "--b\r\nContent-Disposition: form-data; name=a\u{1}\r\n\r\nx\r\n--b--",
        ]
    )
    func `forms that are cut short or malformed are refused`(body: String) {
        #expect(throws: BadInput.self) { try form(body) }
    }

    @Test func `more than a thousand parts are refused`() {
        let body = String(repeating: part("name=a", "1"), count: 1_001) + "--b--"
        #expect(throws: BadInput.self) { try form(body) }
    }

    @Test func `no prefix and no damaged copy of a form stops the program`() throws {
        let body = Array((part("name=\"a\"", "1") + part("name=f; filename=\"x\"", "2", type: "a/b") + "--b--").utf8)
        var generator = NameGenerator()
        for length in 0...body.count {
            _ = try? Form(multipart: Array(body[..<length]), boundary: "b")
        }
        for _ in 0..<2_000 {
            var damaged = body
            for _ in 0..<3 {
                damaged[Int.random(in: 0..<body.count, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            _ = try? Form(multipart: damaged, boundary: "b")
        }
    }
}
