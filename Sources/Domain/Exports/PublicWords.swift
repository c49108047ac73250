/// Takes out of a text what customers should not read: names of people, and words that look like internal systems,
/// addresses, tickets and links. Whatever is not known to be safe is replaced, and noted.
package struct PublicWords: Sendable {
    /// Something that was replaced or left out.
    package struct Replacement: Hashable, Sendable {
        package let words: String
        /// What is said instead; empty if nothing is.
        package let neutral: String

        package init(_ words: String, _ neutral: String) {
            self.words = words
            self.neutral = neutral
        }
    }

    private let people: EveryName
    private let roles: [ID<Person>: String]
    package let hosts: PublicHosts

    /// - Parameter roles: what people are called in the postmortem, such as `the scribe`.
    package init(_ people: EveryName, roles: [ID<Person>: String] = [:], hosts: PublicHosts) {
        self.people = people
        self.roles = roles
        self.hosts = hosts
    }

    /// The same for another postmortem.
    package func with(roles: [ID<Person>: String]) -> PublicWords {
        PublicWords(people, roles: roles, hosts: hosts)
    }

    /// A plain text, not Markdown, without what is internal. The work is linear in it.
    package func cleaned(_ text: String, _ replaced: inout [Replacement]) -> String {
        let bytes = Array(text.utf8)
        var named: [UInt8] = []
        var index = 0
        for mention in people.mentions(in: text) where mention.range.lowerBound >= index {
            let role = roles[mention.person] ?? NameablePerson.withoutRole
            named += bytes[index..<mention.range.lowerBound]
            named += (mention.startsSentence ? role.capitalizedFirst : role).utf8
            replaced.append(Replacement(mention.words, role))
            index = mention.range.upperBound
        }
        return words(named + bytes[index...], &replaced)
    }

    private func words(_ bytes: [UInt8], _ replaced: inout [Replacement]) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if PublicWords.isGap(bytes[index]) {
                result.append(bytes[index])
                index += 1
                continue
            }
            var end = bytes[index...].firstIndex(where: PublicWords.isGap) ?? bytes.count
            var word = PublicWords.core(bytes[index..<end])
            if let start = PublicWords.addressStart(in: word) {
                // An address goes on over marks that join words.
                end = bytes[index...].firstIndex { $0 <= 0x20 || "<>\"`".utf8.contains($0) } ?? bytes.count
                word = PublicWords.core(bytes[start..<end])
            }
            if let kind = InternalWord(word, public: hosts) {
                result += bytes[index..<word.startIndex]
                result += kind.neutral.utf8
                result += bytes[word.endIndex..<end]
                replaced.append(Replacement(String(decoding: word, as: UTF8.self), kind.neutral))
            } else {
                result += bytes[index..<end]
            }
            index = end
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Where `https://` begins in a word.
    private static func addressStart(in word: ArraySlice<UInt8>) -> Int? {
        guard let colon = word.firstIndex(of: UInt8(ascii: ":")), word[colon...].starts(with: "://".utf8) else {
            return nil
        }
        let scheme = word[..<colon].reversed().prefix { (0x41...0x5A).contains($0 & 0xDF) || "+-.".utf8.contains($0) }
        return colon - scheme.count
    }

    /// White space, and marks that join words without being part of one.
    private static func isGap(_ byte: UInt8) -> Bool {
        byte <= 0x20 || "()[]{}<>|,;\"=".utf8.contains(byte)
    }

    /// A word without the marks around it: quotes, stars, dashes, and full stops and colons at its end.
    private static func core(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var word = word
        // Quotation marks, dashes and dots outside ASCII.
        while word.starts(with: [0xE2, 0x80]), word.count > 2 { word = word.dropFirst(3) }
        while word.count > 2, word[(word.endIndex - 3)...].starts(with: [0xE2, 0x80]) { word = word.dropLast(3) }
        return plainCore(word)
    }

    private static func plainCore(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isMark = { (byte: UInt8) in "'`*!?.:/~_\\".utf8.contains(byte) }
        var core = word.drop(while: { "'`*.:/~_\\".utf8.contains($0) })
        // An IPv6 address may begin or end with two colons.
        if core.startIndex >= word.startIndex + 2,
            word[(core.startIndex - 2)..<core.startIndex].allSatisfy({ $0 == 0x3A })
        {
            core = word[(core.startIndex - 2)...]
        }
        var end = core.endIndex
        while end > core.startIndex, isMark(core[end - 1]) { end -= 1 }
        return core[core.startIndex..<end]
    }
}
