import Domain
import Testing

struct EvidenceTests {
    @Test func `each line is an address with words around it`() throws {
        let read = try Evidence.reading(
            "https://example.org/pull/1\nthe commit https://example.org/c/2\r\n\r\nhttp://example.org/t  the  test \n",
            field: "evidence")
        #expect(
            read == [
                Evidence(label: "", address: "https://example.org/pull/1"),
                Evidence(label: "the commit", address: "https://example.org/c/2"),
                Evidence(label: "the test", address: "http://example.org/t"),
            ])
    }

    @Test func `a second address on a line is kept in the words`() throws {
        let read = try Evidence.reading("https://a.example and https://b.example", field: "evidence")
        #expect(read == [Evidence(label: "and https://b.example", address: "https://a.example")])
    }

    @Test func `nothing is no evidence`() throws {
        #expect(try Evidence.reading(" \n \r\n", field: "evidence").isEmpty)
    }

    @Test(arguments: [
        "the commit", "javascript:alert(1)", "https://ok.example\nftp://x", "www.example.org", "https://",
    ])
    func `a line without an address is refused`(input: String) {
        #expect(fields { _ = try Evidence.reading(input, field: "evidence") } == ["evidence"])
    }

    @Test func `fifty pieces fit and no more`() throws {
        let fifty = Array(repeating: "https://example.org", count: 50).joined(separator: "\n")
        #expect(try Evidence.reading(fifty, field: "evidence").count == 50)
        #expect(fields { _ = try Evidence.reading(fifty + "\nhttps://x.example", field: "evidence") } == ["evidence"])
    }
}
