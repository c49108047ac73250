/// A word that may tell customers something internal, by its form: it may be harmless, and nobody can know.
enum InternalWord {
    case host, address, mail, handle, ticket(Key.Prefix?), link

    /// What is said instead.
    var neutral: String {
        switch self {
        case .host: "an internal system"
        case .address: "an internal address"
        case .mail: "an e-mail address"
        case .handle: NameablePerson.withoutRole
        case .ticket(.incident): "an incident"
        case .ticket(.guardrail): "a safeguard"
        case .ticket(.followUp): "a follow-up"
        case .ticket(.premortem): "a pre-mortem"
        case .ticket(nil): "a ticket"
        case .link: "an internal page"
        }
    }

    /// - Parameter word: without white space, and without marks around it.
    init?(_ word: ArraySlice<UInt8>, public hosts: PublicHosts) {
        let text = String(decoding: word, as: UTF8.self)
        guard let first = word.first, word.count <= 2_000 else {
            // Nobody reads a word as long as that.
            if word.isEmpty { return nil }
            self = .host
            return
        }
        if hosts.contains(text) { return nil }
        if text.contains("://") {
            if hosts.contains(address: text) { return nil }
            self = .link
        } else if first == UInt8(ascii: "@") {
            guard word.dropFirst().contains(where: InternalWord.isLetter) else { return nil }
            self = .handle
        } else if let at = word.firstIndex(of: UInt8(ascii: "@")), at > word.startIndex, at < word.endIndex - 1 {
            self = .mail
        } else if InternalWord.isNumberSign(word) {
            self = .ticket(nil)
        } else if InternalWord.isTicket(word) {
            self = .ticket(Key(text)?.prefix)
        } else if InternalWord.isAddress(word) {
            self = .address
        } else if InternalWord.isHost(word, hosts) {
            self = .host
        } else {
            return nil
        }
    }

    static func isHostByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "_")
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80 }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// `#31`
    private static func isNumberSign(_ word: ArraySlice<UInt8>) -> Bool {
        word.count > 1 && word.first == UInt8(ascii: "#") && word.dropFirst().allSatisfy(isDigit)
    }

    /// `OPS-123`, and not a standard such as `UTF-8`.
    private static func isTicket(_ word: ArraySlice<UInt8>) -> Bool {
        let parts = word.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 2, (2...12).contains(parts[0].count), (1...9).contains(parts[1].count),
            parts[1].allSatisfy(isDigit), let first = parts[0].first, (0x41...0x5A).contains(first & 0xDF),
            parts[0].allSatisfy({ (0x41...0x5A).contains($0) || isDigit($0) })
                || Key(String(decoding: word, as: UTF8.self)) != nil
        else { return false }
        return !standards.contains(String(decoding: parts[0], as: UTF8.self))
    }

    private static let standards: Set<String> = [
        "UTF", "SHA", "ISO", "RFC", "MD", "HTTP", "TLS", "IPV", "AES", "COVID", "UTC", "GMT", "SEV", "TOP", "TIER",
        "BASE", "OAUTH", "MP", "INT", "UINT", "FLOAT", "ARM",
    ]

    /// An IPv4 address, perhaps with a port or the length of a network, an IPv6 address, or that of a network card.
    private static func isAddress(_ word: ArraySlice<UInt8>) -> Bool {
        let head = word.prefix { !":/".utf8.contains($0) }
        let parts = head.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        if parts.count == 4, parts.allSatisfy({ (1...3).contains($0.count) && $0.allSatisfy(isDigit) }) { return true }
        let plain = word.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "%") }
        let groups = plain.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard groups.count >= 3, groups.allSatisfy({ $0.count <= 4 && $0.allSatisfy(isHexDigit) }) else { return false }
        // 10:45:30 is a time.
        return groups.count >= 6 || groups.dropFirst().dropLast().contains { $0.isEmpty }
            || plain.contains { isLetter($0) }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (0x41...0x46).contains(byte & 0xDF) }

    /// `db1.prod.internal`, `db-prod-03`, `web01`. Names of files and of packages have the same form.
    private static func isHost(_ word: ArraySlice<UInt8>, _ hosts: PublicHosts) -> Bool {
        let host = word.prefix { !":/?#".utf8.contains($0) }
        guard let first = host.first, isLetter(first) || isDigit(first), host.allSatisfy(isHostByte),
            !hosts.contains(String(decoding: host, as: UTF8.self))
        else { return false }
        let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        if labels.count > 1 {
            guard labels.allSatisfy({ !$0.isEmpty }), let last = labels.last else { return false }
            return last.count > 1 && last.allSatisfy { isLetter($0) || $0 == UInt8(ascii: "-") }
        }
        guard isLetter(first), host.count > 2, host.allSatisfy({ !(0x41...0x5A).contains($0) && $0 < 0x80 }) else {
            return false
        }
        let digits = host.reversed().prefix(while: isDigit).count
        let letters = host.prefix(while: isLetter).count
        let isNumbered = digits > 0 && host.contains(UInt8(ascii: "-")) && letters > 1
        let isJoined = digits > 0 && letters + digits == host.count && letters > 1
        return (isNumbered || isJoined)
            && !standards.contains(String(decoding: host.prefix(letters), as: UTF8.self).uppercased())
    }
}
