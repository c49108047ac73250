import Foundation
import TestSupport
import Testing

@testable import WebApp

@Suite("The pages that are measured")
struct MeasuredPagesTests {
    @Test func `are those of every line of the route table, and no others`() throws {
        let file = TestApp.root.appending(path: "script/bench-pages.txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("/") }
        let measured = Set(lines.map { String($0.prefix { $0 != "?" && $0 != " " }) })
        let routes = Set(Routes.all.filter { $0.method == .get }.map(\.pattern))
        #expect(routes.subtracting(measured).sorted() == [], "add these to script/bench-pages.txt")
        #expect(measured.subtracting(routes).sorted() == [], "no longer in the route table")
    }

    @Test func `leave out only what says why`() throws {
        let file = TestApp.root.appending(path: "script/bench-pages.txt")
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where line.hasPrefix("/") {
            let rest = line.drop { $0 != " " }.drop { $0 == " " }
            #expect(rest.isEmpty || rest.hasPrefix("not asked: "), "\(line)")
        }
    }
}
