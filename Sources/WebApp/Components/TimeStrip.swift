import Domain
import Foundation
import HTML

/// The time strip of an incident from start to end: a drawing in which every gap can be seen, below it each mark with its
/// time and the gap before it in words, and a legend. On a narrow screen the marks are stacked and the drawing is left
/// out.
///
/// - Parameter isOngoing: whether the rail continues to the present.
func timeStrip(_ times: IncidentTimes, _ frame: Frame, isOngoing: Bool = false) -> HTML {
    let marks = stripMarks(times)
    let rail = StripRail(times, end: isOngoing ? frame.now : nil)
    return """
        <div class="time-strip">
        \(rail.map(stripDrawing))
        <ol class="time-marks count-\(marks.count)">
        \(each: marks, { stripMark($0, frame) })
        </ol>
        \(rail.map(stripLegend))\(each: times.impossibleOrders, { "<p class=\"caution-note\">\($0)</p>\n" })
        </div>
        """
}

/// A mark of the strip, with the time since the known mark before it.
struct StripMark {
    let mark: IncidentMark
    /// Nil if the mark has not been filled in.
    let moment: Moment?
    let sinceLast: TimeInterval?
    let isNewDay: Bool
}

func stripMarks(_ times: IncidentTimes) -> [StripMark] {
    var lastDay: Day?
    let known = times.known
    return IncidentMark.allCases.map { mark in
        guard let entry = known.first(where: { $0.mark == mark }) else {
            return StripMark(mark: mark, moment: times[mark], sinceLast: nil, isNewDay: false)
        }
        let day = CivilTime(utc: entry.instant).day
        defer { lastDay = day }
        return StripMark(
            mark: mark, moment: times[mark], sinceLast: entry.sinceLast, isNewDay: day != lastDay)
    }
}

private func stripMark(_ strip: StripMark, _ frame: Frame) -> HTML {
    let label = strip.mark.label
    guard let moment = strip.moment else {
        return "<li class=\"time-mark empty\"><b>\(label)</b> <span class=\"unknown\">not filled in</span></li>\n"
    }
    guard let instant = moment.instant else {
        return "<li class=\"time-mark unknown\"><b>\(label)</b> <span class=\"unknown\">unknown</span></li>\n"
    }
    let day: HTML? = strip.isNewDay ? "<span class=\"day\">\(dayText(CivilTime(utc: instant).day))</span>" : nil
    return """
        <li class="time-mark \(strip.mark.rawValue)"><b>\(label)</b> \(eventTime(moment, since: nil, frame)) \(day) \(gapWords(strip))</li>

        """
}

/// "45 min later", than the known mark before it; a mark that comes before that one is shown as "earlier".
private func gapWords(_ strip: StripMark) -> HTML? {
    guard let gap = strip.sinceLast else { return nil }
    let words = gap < 0 ? "\(Elapsed.words(gap)) earlier" : gap == 0 ? "at once" : "\(Elapsed.words(gap)) later"
    return "<span class=\"gap\">\(words)</span>"
}
