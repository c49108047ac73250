import Foundation
import Git
import Testing

@Suite("Addresses of git repositories")
struct GitAddressTests {
    @Test(arguments: [
        "", "-", "--upload-pack=touch x", "ext::sh -c touch% x", "http://example.org/a.git", "git://example.org/a.git",
        "ftp://example.org/a.git", "/nowhere/at/all", "a b", "wiki\n", "fd::17", "host:wiki.git",
    ])
    func `are refused if git would take them for something else`(text: String) {
        #expect(throws: GitProblem.self) { try GitAddress(text) }
    }

    @Test(arguments: ["https://example.org/wiki.git", "ssh://git@example.org/wiki.git", "git@example.org:wiki.git"])
    func `of other machines are known by their form`(text: String) throws {
        #expect(try GitAddress(text).kind == .remote)
    }

    @Test func `are shown without a password`() throws {
        let address = try GitAddress("https://bot:s3cret@example.org/wiki.git")
        #expect(address.masked == "https://example.org/wiki.git")
    }
}
