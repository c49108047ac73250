import Domain
import TestSupport
import Testing
import WebServer

@testable import Storage
@testable import WebApp

/// Every page and every output of the demo story with thirty private records.
@Suite("Thirty private records of the demo story")
struct PrivateDemoWalkTests {
    @Test func `are there for the one whom they name, and nowhere for anybody else`() async throws {
        let demo = try await PrivateDemo()
        #expect(demo.records.count == PrivateDemo.size)
        for record in demo.records {
            let path =
                switch record {
                case .incident(let id): "/incidents/\(id.key)"
                case .launch(let id): "/launches/\(id)"
                case .premortem(let id): "/pre-mortems/\(id.key)"
                }
            let seen = try await demo.text(path, try PrivateDemo.headers(demo.named.browser))
            #expect(seen.status == .ok && seen.text.contains("\(PrivateMarks.word)\(record.table)title"), "\(path)")
            for outsider in demo.outsiders {
                #expect(try await demo.text(path, try PrivateDemo.headers(outsider.browser)).status == .notFound)
            }
        }
        let addresses = demo.addresses
        #expect(addresses.count > 1_000)
        var visitors = try demo.outsiders.map { ($0.name, try PrivateDemo.headers($0.browser)) }
        visitors.append(("a guest", try PrivateDemo.headers(demo.guest)))
        visitors.append(("a stranger", try PrivateDemo.headers(nil)))
        visitors.append(("a token", ["authorization": "Bearer \(demo.token)"]))
        let keys = demo.records.compactMap(\.keyText) + (demo.values["followUp"] ?? []).map { $0.lowercased() }
        for (name, headers) in visitors {
            var opened = 0
            for path in addresses {
                let (status, text) = try await demo.text(path, headers)
                if status == .ok { opened += 1 }
                if text.contains(PrivateMarks.word) { Issue.record("\(path) shows \(name) a private text") }
                let asked = path.lowercased()
                for key in keys where text.contains("/\(key)\"") {
                    if !asked.hasSuffix(key) { Issue.record("\(path) leads \(name) to \(key)") }
                }
            }
            // A walk along closed doors would find nothing either.
            if demo.outsiders.contains(where: { $0.name == name }) { #expect(opened > 60, "\(name)") }
        }
    }
}

extension PrivateRecord {
    /// As in an address; launches have a number alone, which others may have as well.
    fileprivate var keyText: String? {
        switch self {
        case .incident(let id): id.key.description.lowercased()
        case .premortem(let id): id.key.description.lowercased()
        case .launch: nil
        }
    }
}
