import Domain
import Foundation
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
            let opened = try await demo.walk(headers) { path, text in
                if text.holds(PrivateMarks.word) { Issue.record("\(path) shows \(name) a private text") }
                // Most pages lead to no record at all.
                guard ["/inc-", "/fu-", "/pre-"].contains(where: text.holds) else { return }
                let asked = path.lowercased()
                for key in keys where text.holds("/\(key)\"") && !asked.hasSuffix(key) {
                    Issue.record("\(path) leads \(name) to \(key)")
                }
            }
            // A walk along closed doors would find nothing either.
            if demo.outsiders.contains(where: { $0.name == name }) { #expect(opened > 60, "\(name)") }
        }
    }
}

extension PrivateDemo {
    /// Opens every address, several at a time.
    ///
    /// - Returns: how many are there for whoever asks.
    fileprivate func walk(
        _ headers: Headers, _ look: @escaping @Sendable (_ path: String, _ text: String) -> Void
    ) async throws -> Int {
        let (addresses, parts) = (addresses, 4)
        return try await withThrowingTaskGroup(of: Int.self) { group in
            for part in 0..<parts {
                group.addTask {
                    var opened = 0
                    for index in stride(from: part, to: addresses.count, by: parts) {
                        let (status, text) = try await self.text(addresses[index], headers)
                        if status == .ok { opened += 1 }
                        look(addresses[index], text)
                    }
                    return opened
                }
            }
            return try await group.reduce(0, +)
        }
    }
}

extension String {
    /// Whether the bytes of a word are in it. Looking for it by characters takes most of a walk along a thousand pages.
    fileprivate func holds(_ word: String) -> Bool {
        withCString { start in
            var place = start
            // An answer with a zero in it goes on after it.
            while place - start <= utf8.count {
                if strstr(place, word) != nil { return true }
                place += strlen(place) + 1
            }
            return false
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
