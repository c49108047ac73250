import Domain
import Foundation
import HTML

/// `2026-03-01 14:02 UTC`, the viewer's own time if it differs, and how long ago.
func timestamp(_ instant: Date, _ frame: Frame, relative: Bool = true) -> HTML {
    """
    <span class="times"><time class="utc" datetime="\(instant.iso)">\(CivilTime(utc: instant).text) UTC</time>\(ownTime(instant, frame))\(when: relative, ago(instant, frame))</span>
    """
}

/// A moment that may be approximate or unknown.
func momentText(_ moment: Moment, _ frame: Frame, relative: Bool = false) -> HTML {
    guard let instant = moment.instant else { return "<span class=\"unknown\">unknown</span>" }
    let text = timestamp(instant, frame, relative: relative)
    return moment.precision == .approximate ? "about \(text)" : text
}

/// `1 Mar 2026`
func dayText(_ day: Day) -> HTML {
    "<time datetime=\"\(day.iso)\">\(day.words)</time>"
}

/// `9 days late`, in words and without alarming colours.
func dueText(_ day: Day, today: Day) -> HTML {
    "<span class=\"\(day < today ? "due late" : "due")\">\(Elapsed.due(day, today: today))</span>"
}

/// `5 min ago`, with the full time in its title.
func ago(_ instant: Date, _ frame: Frame) -> HTML {
    " <span class=\"ago\">\(Elapsed.relative(instant, to: frame.now))</span>"
}

/// The time of a timeline entry: the time of day first, because the day is in a heading; then the viewer's own time,
/// then the time since the start of the incident.
func eventTime(_ moment: Moment, since start: Date?, _ frame: Frame) -> HTML {
    guard let instant = moment.instant else {
        return "<span class=\"times\"><span class=\"utc unknown\">time unknown</span></span>"
    }
    let about: HTML = moment.precision == .approximate ? "<abbr title=\"about\">~</abbr>" : HTML()
    let elapsed: HTML? = start.map {
        " <span class=\"elapsed\">\(Elapsed.sinceStart(instant.timeIntervalSince($0)))</span>"
    }
    return """
        <span class="times"><time class="utc" datetime="\(instant.iso)">\(about)\(CivilTime(utc: instant).clock) UTC</time>\(ownTime(instant, frame, isBrief: true))\(elapsed)</span>
        """
}

/// The viewer's own time; nothing if the viewer uses UTC, and with the day only if it differs.
private func ownTime(_ instant: Date, _ frame: Frame, isBrief: Bool = false) -> HTML {
    let utc = CivilTime(utc: instant)
    let own = CivilTime(instant, in: frame.zone)
    if own == utc { return HTML() }
    let zone = frame.zone.name
    let day = own.day == utc.day ? "" : isBrief ? "\(dayAndMonth(own.day)), " : "\(own.day.iso) "
    return " <time class=\"own\" datetime=\"\(instant.iso)\" title=\"\(zone)\">\(day)\(own.clock) your time</time>"
}

/// `1 Mar`
private func dayAndMonth(_ day: Day) -> String {
    day.words.split(separator: " ").prefix(2).joined(separator: " ")
}
