import Domain
import Testing

struct TextTests {
    @Test(arguments: [
        ("  a title \t", "a title"), ("two\nlines", "two lines"), ("two\r\nlines", "two lines"),
        ("a\r\n\r\nb\n", "a b"),
        ("a\u{2028}b\u{85}c", "a b c"), ("\n", ""), ("inner   spaces stay", "inner   spaces stay"),
    ])
    func `a line is one line without white space around it`(typed: String, line: String) throws {
        #expect(try Text.line(typed, field: "title", called: "a title") == line)
    }

    @Test(arguments: [
        ("\n \n  indented\nlast  \n\n", "  indented\nlast"), ("a\r\nb\rc\n", "a\nb\nc"),
        ("\r\n\r\na\r\n\r\nb\r\n", "a\n\nb"),
        ("    code", "    code"), (" \t\n", ""), ("a  \nb", "a  \nb"),
    ])
    func `paragraphs stay as they were typed but for line ends and the space around them`(typed: String, text: String)
        throws
    {
        let read = try Text.paragraphs(typed, field: "summary", called: "the summary")
        #expect(Array(read.utf8) == Array(text.utf8))
    }

    @Test func `a browser's line ends make no difference`() throws {
        let stored = "# One\n\n* two\n* three"
        let sent = stored.replacing("\n", with: "\r\n")
        #expect(try Text.paragraphs(sent, field: "text", called: "the text") == stored)
    }

    @Test(arguments: ["a", "\u{E9}", "e\u{301}", "語", "\u{1F1F8}\u{1F1EA}", "क्षि"])
    func `the limit is in characters as people count them, and is reached exactly`(character: String) throws {
        let fits = String(repeating: character, count: 5)
        #expect(try Text.line(fits, field: "name", called: "a name", atMost: 5) == fits)
        #expect(fields { _ = try Text.line(fits + "a", field: "name", called: "a name", atMost: 5) } == ["name"])
        #expect(
            fields { _ = try Text.paragraphs(fits + "\na", field: "name", called: "a name", atMost: 6) } == ["name"])
        #expect(try Text.line("  \(fits)  ", field: "name", called: "a name", atMost: 5) == fits)
    }

    @Test func `characters of many bytes have a limit behind it`() throws {
        let tall = "a" + String(repeating: "\u{301}", count: 40)
        #expect(try Text.line(tall, field: "name", called: "a name", atMost: 6) == tall)
        do {
            _ = try Text.line(tall + tall, field: "name", called: "a name", atMost: 6)
            Issue.record("nothing was refused")
        } catch {
            #expect(
                error.problems.first?.sentence
                    == "A name is too long: its characters take 162 bytes; at most 96. Shorten it and save again.")
        }
        #expect(Text.bytes(for: Text.longest) == Text.longest)
    }

    @Test func `a section of 256 KB fits and one byte more does not`() throws {
        let longest = String(repeating: "a", count: 256 * 1024)
        #expect(try Text.paragraphs(longest, field: "text", called: "the text").utf8.count == 262_144)
        #expect(fields { _ = try Text.paragraphs(longest + "a", field: "text", called: "the text") } == ["text"])
    }

    @Test func `the sentence says what is too long, how long it is and how much fits`() throws {
        do {
            _ = try Text.line("abcdef", field: "name", called: "the name", atMost: 5)
            Issue.record("nothing was refused")
        } catch {
            #expect(
                error.problems.first?.sentence
                    == "The name is too long: 6 characters; at most 5. Shorten it and save again."
            )
        }
    }

    @Test(arguments: ["", " ", "\n\t\r\n", "\u{3000}"])
    func `white space is nothing where something is required`(typed: String) {
        #expect(fields { _ = try Text.line(typed, field: "title", called: "a title", required: true) } == ["title"])
        #expect(fields { _ = try Text.paragraphs(typed, field: "why", called: "why", required: true) } == ["why"])
    }

    @Test(arguments: [
        " \u{301}a ", "\u{301}abc", "\u{1F1F8}\u{1F1EA}\u{1F1F3}", "a\u{200D}\u{1F469}",
        "a" + String(repeating: "\u{301}", count: 50),
        "\u{200F}abc\u{200E}", "\u{E9}\u{301}\u{301}",
    ])
    func `no scalar is lost or moved by trimming`(typed: String) throws {
        let scalars = typed.unicodeScalars.filter { $0 != " " }
        #expect(try Array(Text.line(typed, field: "t", called: "t").unicodeScalars) == Array(scalars))
        #expect(try Array(Text.paragraphs(typed.trimmed, field: "t", called: "t").unicodeScalars) == Array(scalars))
    }
}

struct TurningTextTests {
    @Test(arguments: [
        "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}",
    ])
    func `a character that turns text around is refused in a line and kept where a text is quoted`(mark: String) throws
    {
        let typed = "abc\(mark)def"
        #expect(fields { _ = try Text.line(typed, field: "title", called: "a title") } == ["title"])
        for kept in [
            try Text.line(typed, field: "text", called: "a text", isQuoted: true),
            try Text.paragraphs(typed, field: "text", called: "a text"),
        ] {
            #expect(Array(kept.utf8) == Array(typed.utf8))
        }
        #expect(Array(Risk.title(from: typed).utf8) == Array("abcdef".utf8))
    }
}

struct WebAddressTests {
    @Test(arguments: [
        "https://example.org", "http://localhost:8080/x?y#z", "HTTPS://Example.org", "https://example.org/\u{E9}",
    ])
    func `whole web addresses are taken as they are`(address: String) throws {
        #expect(try WebAddress.checked(" \(address)\n", field: "address") == address)
        #expect(WebAddress.isHTTP(address))
    }

    @Test func `no address is none`() throws {
        #expect(try WebAddress.checked("  ", field: "address").isEmpty)
    }

    @Test(arguments: [
        "javascript:alert(1)", "https:/x", "https://", "http://", "ftp://x", "//x", "/x", "example.org", "https://a b",
        "https://a\nb", "https://a\u{0}", "https://a\u{7F}", "ht\ttps://a", "https://\u{301}example.org",
        "https\u{301}://a",
        "mailto:a@example.org", "https://" + String(repeating: "a", count: 2_000),
    ])
    func `anything else is refused`(address: String) {
        #expect(fields { _ = try WebAddress.checked(address, field: "address") } == ["address"])
    }
}

struct ProblemsTests {
    @Test func `everything wrong with an input is said at once, in its order`() {
        var problems = Problems()
        let title = problems.checking { () throws(Refusal) in
            try Text.line("", field: "title", called: "a title", required: true)
        }
        let name = problems.checking { () throws(Refusal) in try Text.line(" Bo ", field: "name", called: "a name") }
        problems.add(field: "owner", "Choose somebody.")
        problems.add("It is too late.")
        #expect(title == nil)
        #expect(name == "Bo")
        #expect(fields { try problems.throwIfAny() } == ["title", "owner", ""])
    }

    @Test func `nothing wrong is no refusal`() {
        #expect(fields { try Problems().throwIfAny() } == nil)
    }
}

struct AskerTests {
    @Test func `nobody is no member, and a member is no administrator`() {
        #expect(!Asker.nobody.isMember)
        #expect(!Asker.nobody.isAdministrator)
        #expect(Asker.person(ID(1), .reviewer).isMember)
        #expect(!Asker.person(ID(1), .reviewer).isAdministrator)
        #expect(Asker.person(ID(1), .administrator).isAdministrator)
        #expect(Asker.command("demo").isAdministrator)
        #expect(Asker.command("demo").personID == nil)
    }
}
