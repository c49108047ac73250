import Foundation
import TestSupport
import Testing

/// Public postmortems of other organisations, beside the project where there are any.
enum Corpus {
    static let folder: URL = {
        let path = ProcessInfo.processInfo.environment["HANDRAIL_CORPUS"]
        return path.map { URL(fileURLWithPath: $0) }
            ?? TestApp.root.appending(path: "../shared/corpus").standardizedFileURL
    }()

    static let isPresent = FileManager.default.fileExists(atPath: folder.appending(path: "INDEX.tsv").path)

    /// Why its tests are skipped.
    static let absence =
        "There is no corpus of postmortems in \(folder.path). Set HANDRAIL_CORPUS to a folder that has one."

    /// The paths of all documents.
    static let documents: [String] = {
        guard let index = try? String(contentsOf: folder.appending(path: "INDEX.tsv"), encoding: .utf8) else {
            return []
        }
        return index.split(separator: "\n").dropFirst().compactMap { $0.split(separator: "\t").first.map(String.init) }
    }()

    static func text(_ document: String) throws -> String {
        try String(contentsOf: folder.appending(path: document), encoding: .utf8)
            .replacingOccurrences(of: "\r\n", with: "\n")
    }
}

/// One document, with what is known of it.
struct CorpusDocument: Sendable, CustomTestStringConvertible {
    let path: String
    /// The day its bare times belong to.
    let day: String
    /// Where its timeline begins: the beginning of a line. Empty where it has none.
    let timeline: String
    /// What ends the timeline: the beginning of a line.
    let end: String
    /// How many entries have a time.
    let known: Int
    /// The first of them, in UTC.
    let first: String
    /// Words that say when and where the times are from, rather than what happened.
    var structure: Set<String> = []

    var testDescription: String { path }

    /// The lines of the timeline, and everything else cut at its headings.
    func parts() throws -> (timeline: String, sections: [String]) {
        var timelineLines: [Substring] = []
        var sections: [[Substring]] = [[]]
        var isTimeline = false
        for line in try Corpus.text(path).split(separator: "\n", omittingEmptySubsequences: false) {
            if isTimeline, line.hasPrefix(end) { isTimeline = false }
            if isTimeline {
                timelineLines.append(line)
            } else if !timeline.isEmpty, timelineLines.isEmpty, line.hasPrefix(timeline) {
                isTimeline = true
            } else {
                if line.hasPrefix("## ") { sections.append([]) }
                sections[sections.count - 1].append(line)
            }
        }
        return (
            timelineLines.joined(separator: "\n"),
            sections.map { $0.joined(separator: "\n") }.filter { !$0.allSatisfy(\.isWhitespace) }
        )
    }

    static let all = [
        // Headings that are times of the day; a line names the zone of them all, which becomes theirs.
        CorpusDocument(
            path: "2i2c-org__infrastructure/2020-10-28-memory-overload.md", day: "2020-08-28", timeline: "## Timeline",
            end: "## ", known: 6, first: "2020-08-28 15:22", structure: ["PM", "All", "IST"]),
        // Headings, the first with a date; the zone in a sentence.
        CorpusDocument(
            path: "jupyterhub__mybinder.org-deploy/2017-09-27-hub-403.md", day: "2017-09-27", timeline: "## Timeline",
            end: "## ", known: 6, first: "2017-09-27 21:06", structure: ["All", "times", "in", "PST", "Sep"]),
        CorpusDocument(
            path: "jupyterhub__mybinder.org-deploy/2018-02-20-jupyterlab-announcement.md", day: "2018-02-20",
            timeline: "## Timeline", end: "## ", known: 35, first: "2018-02-20 13:17",
            structure: ["All", "times", "in", "CET", "GMT", "Feb"]),
        // A table with the weekday, the date without its year and the time in columns of their own.
        CorpusDocument(
            path: "Chia-Network__post-mortem/2022-01-20-EmployeeCompromise.md", day: "2022-01-20",
            timeline: "## Timeline", end: "## ", known: 20, first: "2022-01-20 22:06",
            structure: ["Day", "Date", "Time", "UTC", "Event", "Thur", "Fri", "Jan"]),
        // Dates as 7/5/2023 between the lines.
        CorpusDocument(
            path: "Chia-Network__post-mortem/2023-07-05-email-gift-card-phish.md", day: "2023-07-05",
            timeline: "## Timeline", end: "## ", known: 17, first: "2023-07-05 12:11", structure: ["PM", "AM"]),
        // Whole stamps in bold.
        CorpusDocument(
            path: "Chia-Network__post-mortem/2022-08-19-CATbleed.md", day: "2022-06-14", timeline: "### Timeline",
            end: "## ", known: 16, first: "2022-06-14 10:00",
            structure: [
                "AM", "PM", "June", "July", "August", "14th", "16th", "17th", "20th", "29th", "25th", "26th", "1st",
            ]),
        // Tables in CET and in UTC; a time that nobody knew; entities.
        CorpusDocument(
            path: "dfds__postmortems/PM2019-009_-_Kubernetes_network_infrastructure_IP_starvation.md",
            day: "2019-11-29",
            timeline: "## Timeline", end: "## ", known: 14, first: "2019-11-29 11:00",
            structure: ["Date", "and", "Time", "in", "CET", "Event"]),
        CorpusDocument(
            path: "dfds__postmortems/PM2021-011_-_Log4Shell.md", day: "2021-12-10", timeline: "## Timeline", end: "## ",
            known: 26, first: "2021-12-10 12:00", structure: ["All", "times", "in", "UTC", "Time", "Event"]),
        // Nested bullets with code between them, and a label before the time.
        CorpusDocument(
            path: "ministryofjustice__cloud-platform/2023-01-11-cluster-image-pull.md", day: "2023-01-11",
            timeline: "- **Context**", end: "- **Resolution", known: 22, first: "2022-01-11 14:40"),
        CorpusDocument(
            path: "ministryofjustice__cloud-platform/2020-02-12.md", day: "2020-02-12", timeline: "- **Key events**",
            end: "- **Time to repair", known: 3, first: "2020-02-12 11:45"),
        CorpusDocument(
            path: "ministryofjustice__cloud-platform/2026-03-30-ingress-nginx-rollback.md", day: "2026-03-30",
            timeline: "## **Timeline**", end: "### ", known: 17, first: "2026-03-12 14:06",
            structure: ["Timestamp", "Note"]),
        // Norwegian, with days as lines of their own, and with "kl" before the time.
        CorpusDocument(
            path: "navikt__dagpenger/postmortem-001.md", day: "2019-07-01", timeline: "## Tidslinje", end: "## ",
            known: 16,
            first: "2019-05-29 09:42"),
        CorpusDocument(
            path: "navikt__dagpenger/postmortem-020.md", day: "2022-05-24", timeline: "## Tidslinje", end: "## ",
            known: 11,
            first: "2023-05-23 20:06", structure: ["kl", "ca"]),
        // Japanese tables in JST, one with the word for about.
        CorpusDocument(
            path: "Kaikei-e__Alt/PM-2026-001-recap-pipeline-cascading-oom.md", day: "2026-03-23",
            timeline: "## タイムライン", end: "## ", known: 27, first: "2026-03-23 10:25",
            structure: ["時刻", "JST", "イベント"]),
        CorpusDocument(
            path: "Kaikei-e__Alt/PM-2026-037-recap-subworker-init-container-never-ran-rolling-deploy-mismatch.md",
            day: "2026-04-22", timeline: "## タイムライン", end: "## ", known: 10, first: "2026-04-22 03:00",
            structure: ["全時刻", "JST", "時刻", "イベント", "頃"]),
        // No timeline at all.
        CorpusDocument(
            path: "Chia-Network__post-mortem/2022-10-31-Android-Phone-Incident.md", day: "2022-10-31", timeline: "",
            end: "", known: 0, first: ""),
    ]
}
