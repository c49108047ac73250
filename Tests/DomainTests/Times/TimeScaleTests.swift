import Domain
import Foundation
import Testing

@Suite struct TimeScaleTests {
    let start = Date(timeIntervalSince1970: 1_772_371_020)

    func moments(_ minutes: [Double]) -> [Date] { minutes.map { start.addingTimeInterval($0 * 60) } }

    func places(_ minutes: [Double]) -> [Double] {
        let moments = moments(minutes)
        let scale = TimeScale(moments)
        return moments.map(scale.place(of:))
    }

    @Test func `moments that can be told apart are to scale`() {
        #expect(places([0, 45, 180]) == [0, 0.25, 1])
        #expect(TimeScale(moments([0, 45, 180])).isToScale)
        #expect(TimeScale(moments([0, 45, 180])).broken == nil)
    }

    @Test func `in an incident of two days the first hour can be told apart`() {
        let scale = TimeScale(moments([0, 45, 60, 2880, 2940]))
        let gaps = scale.stretches.map { $0.end - $0.start }
        #expect(gaps.allSatisfy { $0 >= TimeScale.shortest - 1e-9 })
        #expect(scale.stretches.map(\.isWidened) == [true, true, false, true])
        #expect(scale.broken.map { Int($0.seconds) } == 2820 * 60)
        #expect(scale.stretches.last?.end == 1)
    }

    @Test func `a stretch that is hardly shorter than to scale has no break`() {
        let scale = TimeScale(moments([0, 13, 15, 40]))
        #expect(!scale.isToScale)
        #expect(scale.broken == nil)
    }

    @Test func `what is not widened keeps its proportions`() {
        let lengths = TimeScale(moments([0, 1, 61, 181])).stretches.map { $0.end - $0.start }
        #expect(abs(lengths[2] / lengths[1] - 2) < 1e-9)
    }

    @Test func `a longer stretch is never drawn shorter`() {
        for _ in 0..<500 {
            let minutes = (0..<6).map { _ in Double.random(in: 0...exp2(.random(in: 0...20))) }
            let stretches = TimeScale(moments(minutes)).stretches.sorted { $0.seconds < $1.seconds }
            for (shorter, longer) in zip(stretches, stretches.dropFirst()) {
                #expect(shorter.end - shorter.start <= longer.end - longer.start + 1e-9, "\(minutes)")
            }
            #expect(stretches.allSatisfy { $0.end - $0.start >= TimeScale.shortest - 1e-9 }, "\(minutes)")
        }
    }

    @Test func `widening one stretch can make the next too short`() {
        // Alone, the second would have just more than a twelfth.
        let scale = TimeScale(moments([0, 1, 9.4, 100]))
        #expect(scale.stretches.map(\.isWidened) == [true, true, false])
        #expect(scale.stretches.map { $0.end - $0.start }.min().map { $0 >= TimeScale.shortest - 1e-9 } == true)
    }

    @Test func `the order in which moments are given does not matter`() {
        #expect(TimeScale(moments([60, 0, 45])) == TimeScale(moments([0, 45, 60])))
        #expect(places([60, 0, 45]) == [1, 0, 0.75])
    }

    @Test func `one moment, several at once and none divide by nothing`() {
        #expect(places([0]) == [0])
        #expect(places([0, 0]) == [0, 0])
        #expect(places([0, 0, 10]) == [0, 0, 1])
        #expect(TimeScale([]).stretches.isEmpty)
    }
}
