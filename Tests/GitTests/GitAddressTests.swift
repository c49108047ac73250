import Foundation
import Testing

@testable import Git

@Suite("Addresses of git repositories")
struct GitAddressTests {
    @Test(arguments: [
        "", "-", "--upload-pack=touch x", "ext::sh -c touch% x", "http://example.org/a.git", "git://example.org/a.git",
        "ftp://example.org/a.git", "a b", "wiki\n", "fd::17",
    ])
    func `are refused if git would take them for something else`(text: String) {
        #expect(throws: GitProblem.self) { try GitAddress(text) }
    }

    @Test(arguments: ["https://example.org/wiki.git", "ssh://git@example.org/wiki.git", "git@example.org:wiki.git"])
    func `of other machines are known by their form`(text: String) throws {
        #expect(try GitAddress(text).kind == .remote)
    }

    @Test(arguments: ["/nowhere/at/all", "host:wiki.git"])
    func `may lead to nothing, which is said when they are used`(text: String) throws {
        let address = try GitAddress(text)
        #expect(throws: GitProblem.self) { try address.kind }
    }

    @Test(arguments: ["https://bot:s3'cret@example.org/wiki.git", "https://s3'cret@example.org/wiki.git"])
    func `with a name or password are refused, without repeating it`(text: String) {
        #expect { try GitAddress(text) } throws: { error in
            (error as? GitProblem).map { !$0.sentence.contains("cret") } ?? false
        }
    }

    @Test func `are shown without a password in what git says`() {
        #expect(
            GitAddress.masked("fatal: 'https://bot:s3'cret@example.org/wiki.git' is away").contains("cret") == false)
    }
}
