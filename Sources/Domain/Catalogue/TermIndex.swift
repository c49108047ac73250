import Foundation

/// How well each of many documents answers a few words. The rule is BM25: a word counts more the fewer documents have
/// it, and the more often this one has it, with less added each time and allowance for long documents.
///
/// Documents are numbered in the order in which they are added.
package struct TermIndex: Equatable, Sendable {
    private struct Posting: Equatable, Sendable {
        let document: Int32
        let count: Float
    }

    private var postings: [String: [Posting]] = [:]
    private var lengths: [Float] = []
    private var totalLength: Float = 0
    private let saturation: Float
    private let rarity: Float
    private static let lengthAllowance: Float = 0.5

    /// For documents that repeat what they are about, the first is larger and the second smaller than usual, so that
    /// a word that one of them has by chance counts less.
    ///
    /// - Parameters:
    ///   - saturation: how often a document has to have a word until more of it adds little.
    ///   - rarity: how much more a word counts that few documents have; 0 for nothing.
    package init(saturation: Float = 1.2, rarity: Float = 1) {
        self.saturation = saturation
        self.rarity = rarity
    }

    package var count: Int { lengths.count }

    /// - Parameter texts: the parts of a document; a word in a part that weighs 2 counts as two of them. Within a part
    ///   a word counts at most twice.
    package mutating func add(_ texts: [(terms: [Vocabulary.Term], weight: Float)]) {
        var counts: [String: Float] = [:]
        for text in texts {
            var inText: [String: Float] = [:]
            for term in text.terms { inText[term.key, default: 0] += 1 }
            for (key, count) in inText { counts[key, default: 0] += text.weight * min(count, 2) }
        }
        let number = Int32(lengths.count)
        let length = counts.values.reduce(0, +)
        for (key, count) in counts { postings[key, default: []].append(Posting(document: number, count: count)) }
        lengths.append(length)
        totalLength += length
    }

    /// How telling a word is: nothing for one that every document has.
    package func weight(of key: String) -> Float {
        guard let found = postings[key] else { return 0 }
        let rare = max(0, log(Float(lengths.count + 1) / Float(found.count + 1)))
        return rarity == 1 || rare == 0 ? rare : pow(rare, rarity)
    }

    /// A word that is looked for, and how much it counts.
    package typealias Query = [String: Float]

    /// One number for each document; 0 for those that have none of the words.
    package func scores(_ query: Query) -> [Float] {
        var scores = [Float](repeating: 0, count: lengths.count)
        let allowances = lengths.map(allowance)
        for (key, factor) in query {
            let weight = weight(of: key) * factor * (saturation + 1)
            guard weight > 0, let found = postings[key] else { continue }
            for posting in found {
                let document = Int(posting.document)
                scores[document] += weight * posting.count / (posting.count + allowances[document])
            }
        }
        return scores
    }

    /// The amount that each word adds to the score of a document.
    package func parts(of document: Int, _ query: Query) -> [String: Float] {
        var parts: [String: Float] = [:]
        for (key, factor) in query {
            guard let found = postings[key], let posting = TermIndex.posting(of: document, in: found) else { continue }
            parts[key] = weight(of: key) * factor * strength(of: posting)
        }
        return parts
    }

    private func strength(of posting: Posting) -> Float {
        let allowance = allowance(lengths[Int(posting.document)])
        return posting.count * (saturation + 1) / (posting.count + allowance)
    }

    private func allowance(_ length: Float) -> Float {
        let relative = length * Float(lengths.count) / max(totalLength, 1)
        return saturation * (1 - TermIndex.lengthAllowance + TermIndex.lengthAllowance * relative)
    }

    /// The documents of a word are in order, since numbers only grow.
    private static func posting(of document: Int, in postings: [Posting]) -> Posting? {
        var (low, high) = (0, postings.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(postings[middle].document) < document { low = middle + 1 } else { high = middle }
        }
        return low < postings.count && Int(postings[low].document) == document ? postings[low] : nil
    }
}
