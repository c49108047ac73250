import Domain
import HTML
import Markdown
import Storage

extension Reading {
    /// The sections that a sentence can be quoted from.
    func sectionsToQuote(from incident: ID<Incident>?) throws -> [PostmortemSection] {
        try incident.flatMap { try postmortemDocument(of: $0)?.sections } ?? []
    }
}

extension PostmortemSections {
    /// The sentence that a finding or a follow-up was made from, with a link back to it.
    static func quotationNote(_ quotation: Quotation?) -> HTML? {
        guard let quotation else { return nil }
        let place = Paths.postmortem(quotation.incidentID).anchored("section-\(quotation.sectionSlug)")
        return """
            <figure class="quotation"><blockquote><p>\(quotation.text)</p></blockquote>
            <figcaption>From: <a href="\(place.highlighting(firstWords(of: quotation.text)))">\(quotation.sectionTitle)</a> \
            of the postmortem</figcaption></figure>
            """
    }

    /// Enough words to find the sentence; more words are more likely to have changed since.
    private static func firstWords(of text: String) -> String {
        var words = ""
        for word in Markdown.plainText(text).split(whereSeparator: \.isWhitespace) {
            if !words.isEmpty && words.utf8.count + word.utf8.count > 80 { break }
            words += (words.isEmpty ? "" : " ") + word
        }
        return words
    }
}
