import Domain
import Foundation
import Synchronization
import Testing

@testable import Storage

struct LiveTests {
    @Test func `a new text of a section is told to those who follow the postmortem, in order`() async throws {
        let story = try await Story()
        let topic = LiveTopic.postmortem(story.incident)
        let start = try await story.read { try $0.lastLiveEvent() }
        try await story.change { try $0.saveSection(story.section, text: "One.", from: 2) }
        try await story.change { try $0.saveSection(story.section, text: "Two.", from: 3) }
        let news = try await story.read { try $0.liveNews(of: [topic], after: start) }
        #expect(news.events.map(\.name) == [.sectionUpdated, .sectionUpdated])
        #expect(news.events.map(\.id) == [start + 1, start + 2])
        #expect(news.events.last?.data == #"{"by":\#(story.office.bo),"revision":4,"section":"summary"}"#)
        #expect(news.last == start + 2)
        #expect(news.isIncomplete == false)
        #expect(try await story.read { try $0.liveNews(of: [topic], after: start + 2).events } == [])
        #expect(try await story.read { try $0.liveNews(of: [.postmortem(story.other)], after: start).events } == [])
    }

    @Test func `what was not committed is not told`() async throws {
        let story = try await Story()
        let heard = Mutex<[Set<LiveTopic>]>([])
        story.office.store.whenAnnounced { topics in heard.withLock { $0.append(topics) } }
        await #expect(throws: Missing.self) {
            try await story.change { change in
                try change.saveSection(story.section, text: "One.", from: 2)
                throw Missing()
            }
        }
        #expect(heard.withLock { $0 } == [])
        try await story.change { try $0.saveSection(story.section, text: "One.", from: 2) }
        #expect(heard.withLock { $0 } == [[.postmortem(story.incident)]])
    }

    @Test func `events are kept for a day, and who was away for longer is told so`() async throws {
        let story = try await Story()
        let topic = LiveTopic.postmortem(story.incident)
        let start = try await story.read { try $0.lastLiveEvent() }
        try await story.change { try $0.saveSection(story.section, text: "One.", from: 2) }
        try await story.change(after: 3 * 24 * 60) { try $0.saveSection(story.section, text: "Two.", from: 3) }
        #expect(try await story.office.dump()["live_event"]?.count == 1)
        let late = try await story.read { try $0.liveNews(of: [topic], after: start) }
        #expect(late == LiveNews(topics: [topic], events: [], last: start + 2, isIncomplete: true))
        #expect(try await story.read { try $0.liveNews(of: [topic], after: start + 1).events.count } == 1)
        #expect(try await story.read { try $0.liveNews(of: [topic], after: start + 99).isIncomplete })
    }

    @Test func `a topic is written as it is read, and nothing else is one`() {
        let topic = LiveTopic.postmortem(ID(12))
        #expect(topic.description == "postmortem:INC-12")
        #expect(LiveTopic("postmortem:INC-12") == topic)
        for text in ["", ":", "postmortem", "postmortem:", "postmortem:GR-1", "incident:INC-1", "postmortem:INC-0"] {
            #expect(LiveTopic(text) == nil, "\(text)")
        }
    }
}
