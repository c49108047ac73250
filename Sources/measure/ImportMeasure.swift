import Domain
import Foundation
import WebApp

/// Imports labelled documents and counts what came in right.
struct ImportMeasure {
    struct Share {
        var right = 0
        var all = 0

        mutating func count(_ isRight: Bool) {
            all += 1
            right += isRight ? 1 : 0
        }

        var text: String {
            all == 0 ? "none" : "\(right) of \(all) (\(String(format: "%.1f", Double(right) / Double(all) * 100)) %)"
        }
    }

    private(set) var imported = Share()
    private(set) var days = Share()
    private(set) var titles = Share()
    private(set) var actions = Share()
    private(set) var owners = Share()
    private(set) var entries = Share()
    /// Entries that are wrong without a mark.
    private(set) var unmarked = 0
    /// Follow-ups that no label knows.
    private(set) var surplus = 0
    private(set) var lost = 0
    private(set) var misses: [String] = []

    mutating func read(_ label: LabelledImport, _ timeline: LabelledTimeline?, corpus: URL) {
        let file = corpus.appending(path: label.path)
        guard let data = try? Data(contentsOf: file),
            let source = try? ImportText.source(Array(data), name: file.lastPathComponent)
        else {
            imported.count(false)
            misses.append("\(label.path) cannot be imported")
            return
        }
        imported.count(true)
        let day = Day(iso: label.day)
        // Imported two months after the incident, by somebody whose own zone is UTC.
        let now = day.map { Date(timeIntervalSince1970: Double($0.daysSince1970 + 60) * 86_400) } ?? Date()
        let read = ImportedPostmortem(source, ImportContext(now: now, zone: .gmt))
        count(read, label)
        count(read.followUps, label)
        if let timeline { count(read.timeline, timeline) }
        for doubt in read.doubts where doubt.sentence.hasSuffix("is only in the original.") {
            lost += 1
            misses.append("\(label.path):\(doubt.line) \(doubt.sentence)")
        }
    }

    private mutating func count(_ read: ImportedPostmortem, _ label: LabelledImport) {
        if label.day != "-" {
            let found = read.day?.value.iso ?? "?"
            days.count(found == label.day)
            if found != label.day { misses.append("\(label.path) day \(found), not \(label.day)") }
        }
        let isSame = plain(read.title) == plain(label.title)
        titles.count(isSame)
        if !isSame { misses.append("\(label.path) title “\(read.title)”, not “\(label.title)”") }
    }

    private mutating func count(_ followUps: [ImportedFollowUp], _ label: LabelledImport) {
        let byLine = Dictionary(followUps.map { ($0.lines.lowerBound, $0) }) { first, _ in first }
        for (line, owner) in label.actions.sorted(by: { $0.key < $1.key }) {
            actions.count(byLine[line] != nil)
            if byLine[line] == nil { misses.append("\(label.path):\(line) no follow-up") }
            if owner.isEmpty { continue }
            let isRight = byLine[line].map { plain($0.owner) == plain(owner) } ?? false
            owners.count(isRight)
            if !isRight { misses.append("\(label.path):\(line) owner “\(byLine[line]?.owner ?? "")”, not “\(owner)”") }
        }
        for line in byLine.keys.sorted() where label.actions[line] == nil {
            surplus += 1
            misses.append("\(label.path):\(line) a follow-up that no label knows")
        }
    }

    private mutating func count(_ read: [ImportedEntry], _ timeline: LabelledTimeline) {
        let byLine = Dictionary(read.map { ($0.line, $0) }) { first, _ in first }
        for (line, answer) in timeline.answers.sorted(by: { $0.key < $1.key }) {
            let entry = byLine[line]
            let instant = entry?.moment.instant
            let isRight =
                switch answer {
                case .instant(let right): instant == right
                case .day(let day): instant.map { Day($0, in: .gmt) == day } ?? false
                case .unknown: instant == nil
                }
            entries.count(isRight)
            if isRight { continue }
            let isMarked = entry.map { !$0.doubts.isEmpty || $0.moment.precision == .unknown } ?? false
            unmarked += isMarked ? 0 : 1
            misses.append("\(timeline.path):\(line) read as \(instant?.iso ?? "nothing")\(isMarked ? ", marked" : "")")
        }
    }

    /// Letters and digits alone: marks of emphasis are no part of a title.
    private func plain(_ text: String) -> String {
        String(
            text.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil })
    }

    var lines: [String] {
        [
            "imported without error: \(imported.text)", "day of the incident: \(days.text)", "title: \(titles.text)",
            "entries with the right instant: \(entries.text), \(unmarked) wrong and unmarked",
            "things to do: \(actions.text), \(surplus) more than labelled; owners where one is named: \(owners.text)",
            "words lost: \(lost)",
        ]
    }
}
