import Foundation
import Testing

@testable import Secrets

struct AttemptLimitTests {
    private let now = Date(timeIntervalSince1970: 1_770_000_000)

    @Test func `after so many attempts there is a short pause, and then it goes on at an even pace`() throws {
        let limit = AttemptLimit(most: 3, within: 600)
        for _ in 0..<3 { try limit.begin("alma@example.org", at: now) }
        #expect(throws: AttemptLimit.TooMany(wait: 140)) {
            try limit.begin("alma@example.org", at: now.addingTimeInterval(60))
        }
        try limit.begin("bo@example.org", at: now)
        try limit.begin("alma@example.org", at: now.addingTimeInterval(200))
        #expect(throws: AttemptLimit.TooMany.self) {
            try limit.begin("alma@example.org", at: now.addingTimeInterval(201))
        }
        for _ in 0..<3 { try limit.begin("alma@example.org", at: now.addingTimeInterval(800)) }
    }

    @Test func `nobody gains more than the pace by trying again and again`() {
        let limit = AttemptLimit(most: 10, within: 600)
        let count = (0..<86_400).count { second in
            (try? limit.begin("alma@example.org", at: now.addingTimeInterval(Double(second)))) != nil
        }
        #expect(count == 10 + 86_400 / 60 - 1)
    }

    @Test func `what is taken back can be tried once more`() throws {
        let limit = AttemptLimit(most: 2, within: 600)
        for _ in 0..<50 {
            try limit.begin("alma@example.org", at: now)
            limit.takeBack("alma@example.org")
        }
        for _ in 0..<2 { try limit.begin("alma@example.org", at: now) }
        #expect(throws: AttemptLimit.TooMany.self) { try limit.begin("alma@example.org", at: now) }
    }

    @Test func `a success clears the count`() throws {
        let limit = AttemptLimit(most: 3, within: 600)
        for _ in 0..<3 { try limit.begin("alma@example.org", at: now) }
        limit.clear("alma@example.org")
        try limit.begin("alma@example.org", at: now)
    }

    @Test func `a clock that is set back locks nobody out for longer`() throws {
        let limit = AttemptLimit(most: 1, within: 600)
        try limit.begin("alma@example.org", at: now.addingTimeInterval(1_000_000))
        try limit.begin("alma@example.org", at: now)
    }

    @Test func `ever new keys take no more room than there is, and the latest stay counted`() throws {
        let limit = AttemptLimit(most: 1, within: 600, mostKeys: 100)
        for number in 0..<5_000 { try limit.begin("\(number)", at: now.addingTimeInterval(Double(number) / 100)) }
        #expect(throws: AttemptLimit.TooMany.self) { try limit.begin("4999", at: now.addingTimeInterval(50)) }
    }

    @Test func `many attempts at once are each counted`() async {
        let limit = AttemptLimit(most: 10, within: 600)
        let taken = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<100 { group.addTask { (try? limit.begin("alma@example.org", at: now)) != nil } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(taken == 10)
    }
}
