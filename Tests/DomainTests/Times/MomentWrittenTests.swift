import Domain
import Foundation
import Testing

struct MomentWrittenTests {
    @Test(arguments: [
        "Europe/Oslo", "America/St_Johns", "Asia/Kathmandu", "UTC", "Pacific/Auckland", "America/New_York",
    ])
    func `a moment as it is written is read back as the same instant, in the hours that come twice too`(name: String)
        throws
    {
        let zone = try #require(TimeZone(identifier: name))
        var random = Random(seed: 7)
        let input = TimeInput(now: Date(timeIntervalSince1970: 1_772_724_600), zone: .gmt)
        for _ in 0..<2_000 {
            let instant = Date(timeIntervalSince1970: 1_577_836_800 + Double(random.below(190_000_000)))
            let precision: Precision = random.below(2) == 0 ? .exact : .approximate
            let moment = Moment(instant, precision: precision, zone: zone.name)
            let read = try input.read(moment.written(besides: .gmt))
            #expect(read.instant == instant)
            #expect(read.precision == precision)
            #expect(read.kept(in: zone).zone == zone.name)
        }
    }

    @Test func `a zone is read as people write it`() {
        #expect(TimeZone(written: "UTC+2")?.secondsFromGMT() == 7_200)
        #expect(TimeZone(written: "GMT+0530")?.secondsFromGMT() == 19_800)
        #expect(TimeZone(written: "Europe/Berlin")?.identifier == "Europe/Berlin")
        #expect(TimeZone(written: "IST") == nil)
        #expect(TimeZone(written: "nowhere") == nil)
    }
}
