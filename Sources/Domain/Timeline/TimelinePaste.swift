import Foundation

/// Reads many lines at once (notes, a chat, a table out of an old document) into timeline entries.
///
/// Nothing is lost: a line without a time continues the entry before it, or becomes an entry with an unknown time; only
/// headings that name a day, the head of a table, and "all times in UTC" become what they say instead of text. Nothing
/// is guessed in silence: whatever could be meant otherwise is marked, and asked about once for the whole paste.
package struct TimelinePaste: Equatable, Sendable {
    package struct Entry: Equatable, Sendable {
        package var moment: Moment
        package var text: String
        /// Why the time has to be looked at; empty if it leaves no doubt.
        package var doubts: [PasteDoubt] = []
        /// The line that the entry began on, counted from 1; 0 for an entry that was not pasted.
        package var line = 0
        /// How many lines without a time were added to its text.
        package var additions = 0

        package init(moment: Moment, text: String, doubts: [PasteDoubt] = [], line: Int = 0) {
            self.moment = moment
            self.text = text
            self.doubts = doubts
            self.line = line
        }
    }

    package let entries: [Entry]
    /// The questions that are still open about all of them.
    package let questions: [PasteQuestion]

    package static let mostEntries = 500

    /// - Parameters:
    ///   - day: the day that times without a date belong to until a line names another one.
    ///   - start: the start of the incident, from which `T+15m` counts.
    ///   - answers: what a person said to ``questions``.
    ///   - isLate: asked before each line; reading ends with a refusal once it is.
    /// - Throws: ``Refusal`` if there is nothing in it, or more than fits.
    package init(
        _ input: String, now: Date, zone: TimeZone, day: Day?, start: Date? = nil,
        answers: PasteAnswers = PasteAnswers(),
        isLate: () -> Bool = { false }
    ) throws(Refusal) {
        let lines = input.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        var evidence = DateOrderEvidence()
        for line in lines { evidence.look(at: line.prefix(200)) }
        var reading = TimeReading(zone: zone, isPasted: true)
        reading.zones = answers.zones
        reading.order = answers.order ?? evidence.settled(near: day)
        var reader = PasteReader(reading, now: now, day: day, start: start, evidence: evidence)
        let written = lines.indices.filter { !lines[$0].allSatisfy(\.isWhitespace) }
        for (place, index) in written.enumerated() {
            if isLate() {
                throw Refusal(field: "lines", "Reading this took too long. Paste it in several parts.")
            }
            let next = place + 1 < written.count ? String(lines[written[place + 1]]) : ""
            reader.read(String(lines[index]), number: index + 1, next: next)
        }
        if reader.entries.isEmpty {
            throw Refusal(field: "lines", "Paste at least one line with something that happened.")
        }
        if reader.entries.count > TimelinePaste.mostEntries {
            throw Refusal(
                field: "lines",
                "\(reader.entries.count) entries at once are too many; paste at most \(TimelinePaste.mostEntries).")
        }
        entries = reader.entries
        questions = reader.questions
    }
}
