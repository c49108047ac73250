import Domain
import Foundation
import HTML
import Markdown

extension Postmortems {
    static func timelineBlock(_ dossier: PostmortemDossier, _ frame: Frame) -> HTML {
        if dossier.timeline.isEmpty { return HTML() }
        let start = dossier.incident.incident.kind.hasDurations ? dossier.incident.times[.started]?.instant : nil
        return """
            <ol class="timeline">
            \(each: TimelineEvents.rows(dossier.timeline), { timelineRow($0, start: start, frame) })
            </ol>
            """
    }

    private static func timelineRow(_ row: TimelineRow, start: Date?, _ frame: Frame) -> HTML {
        switch row {
        case .day(let day):
            return "<li class=\"day\"><h3>\(dayText(day))</h3></li>\n"
        case .gap(let length):
            return "<li class=\"gap\">\(Elapsed.words(length)) without an entry</li>\n"
        case .event(let event):
            return """
                <li class="\(cssClass(event))" id="event-\(event.id.description)">
                \(eventTime(event.moment, since: start, frame))
                <p class="event-text">\(star(event))\(eventText(event))</p>
                </li>

                """
        case .automatic(let rows):
            return TimelineEvents.automatic(rows) { timelineRow($0, start: start, frame) }
        }
    }

    private static func cssClass(_ event: TimelineEvent) -> String {
        event.source == .system ? "event system" : event.isStarred ? "event starred" : "event"
    }

    private static func star(_ event: TimelineEvent) -> HTML? {
        event.isStarred ? "<span class=\"star\" title=\"Starred\">★</span> " : nil
    }

    /// Automatic entries may quote a title, which is not Markdown.
    private static func eventText(_ event: TimelineEvent) -> HTML {
        proseLine(event.source == .system ? Markdown.escaped(event.text) : event.text)
    }
}
