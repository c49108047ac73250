import Foundation
import Testing

@testable import WebServer

@Suite struct StaticFilesTests {
    private let folder: TemporaryFolder
    private let files: StaticFiles

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a {}", to: "css/site.css")
        try folder.write("let a", to: "js/deep/down/a.js")
        try folder.write("?", to: "unknown.xyz")
        try folder.write("secret", to: ".env")
        try folder.write("secret", to: ".git/config")
        try FileManager.default.createSymbolicLink(
            at: folder.url.appendingPathComponent("passwd"),
            withDestinationURL: URL(fileURLWithPath: "/etc/passwd")
        )
        files = try StaticFiles(folder: folder.url)
    }

    private func get(_ target: String, method: WebServer.Method = .get, headers: Headers = [:]) throws -> Response? {
        let request = try Request(method, target, headers: headers)
        return files.response(to: request, at: request.path)
    }

    @Test func `regular files are listed, hidden ones and links are not`() {
        #expect(files.paths == ["css/site.css", "js/deep/down/a.js", "unknown.xyz"])
    }

    @Test func `a file comes with its type, a validator and its bytes`() throws {
        let response = try #require(try get("/css/site.css"))
        #expect(response.status == .ok)
        #expect(response.bodyText == "a {}")
        #expect(response.headers["content-type"] == "text/css; charset=utf-8")
        #expect(response.headers["cache-control"] == "no-cache")
        #expect(response.headers["etag"]?.count == 18)
        #expect(try get("/unknown.xyz")?.headers["content-type"] == "application/octet-stream")
    }

    @Test func `a link with the version may be kept for ever, one with another version may not`() throws {
        let (path, version) = try #require(files.address(of: "css/site.css"))
        #expect(path == ["css", "site.css"])
        let right = try get("/css/site.css?v=\(version)")
        #expect(right?.headers["cache-control"] == "public, max-age=31536000, immutable")
        #expect(try get("/css/site.css?v=0000000000000000")?.headers["cache-control"] == "no-cache")
        #expect(files.address(of: "css/other.css") == nil)
    }

    @Test func `a client that has the file gets 304 without a body`() throws {
        let tag = try #require(try get("/css/site.css")?.headers["etag"])
        for value in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
            let response = try get("/css/site.css", headers: ["If-None-Match": value])
            #expect(response?.status == .notModified)
            #expect(response?.bodyBytes == [])
            #expect(response?.headers["etag"] == tag)
        }
        #expect(try get("/css/site.css", headers: ["If-None-Match": "\"x\""])?.status == .ok)
    }

    @Test func `a range is answered with the whole file`() throws {
        let response = try get("/css/site.css", headers: ["Range": "bytes=100-3"])
        #expect(response?.status == .ok)
        #expect(response?.bodyText == "a {}")
    }

    @Test func `other methods are refused and other paths are unknown`() throws {
        #expect(try get("/css/site.css", method: .post)?.status == .methodNotAllowed)
        for path in ["/", "/css", "/css/", "/CSS/site.css", "/.env", "/passwd", "/css//site.css", "/css/site.css/"] {
            #expect(try get(path) == nil)
        }
        #expect(files.response(to: try Request(), at: ["..", "etc", "passwd"]) == nil)
    }

    @Test func `only reload mode sees a change`() throws {
        let reloading = try StaticFiles(folder: folder.url, reload: true)
        let before = reloading.address(of: "css/site.css")?.version
        try folder.write("b {}", to: "css/site.css")
        #expect(try get("/css/site.css")?.bodyText == "a {}")
        #expect(reloading.response(to: try Request(), at: ["css", "site.css"])?.bodyText == "b {}")
        #expect(reloading.address(of: "css/site.css")?.version != before)
    }

    @Test func `a folder that is missing or too large is an error`() {
        #expect(throws: StaticFiles.Unreadable.self) {
            try StaticFiles(folder: folder.url.appendingPathComponent("missing"))
        }
        #expect(throws: StaticFiles.Unreadable.self) { try StaticFiles(folder: folder.url, limits: .init(files: 2)) }
        #expect(throws: StaticFiles.Unreadable.self) { try StaticFiles(folder: folder.url, limits: .init(bytes: 5)) }
    }
}
