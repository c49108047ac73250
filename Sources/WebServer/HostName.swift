/// The value of a `Host` header (RFC 9110 §7.2): a name or an address, and perhaps a port.
enum HostName {
    static func isValid(_ host: String) -> Bool {
        guard (1...261).contains(host.utf8.count) else { return false }
        var name = host.utf8[...]
        if let colon = name.lastIndex(of: UInt8(ascii: ":")), !name[colon...].contains(UInt8(ascii: "]")) {
            let port = name[name.index(after: colon)...]
            guard (1...5).contains(port.count), port.allSatisfy(\.isASCIIDigit) else { return false }
            name = name[..<colon]
        }
        if name.first == UInt8(ascii: "[") {
            guard name.last == UInt8(ascii: "]") else { return false }
            return IPAddress(String(Substring(name.dropFirst().dropLast()))) != nil
        }
        return !name.isEmpty && name.allSatisfy(isNameByte)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "_")
    }
}
