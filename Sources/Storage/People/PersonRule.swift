import Domain
import Foundation

enum PersonRule {
    static func name(_ input: String) throws(Refusal) -> String {
        try Text.line(input, field: "name", called: "a name", atMost: 100, required: true)
    }

    /// Only names of the form `Area/City`, and UTC, because systems treat other texts differently.
    static func zone(_ input: String) throws(Refusal) -> String {
        let zone = input.trimmed
        guard zone == "UTC" || isAreaAndCity(zone) && TimeZone(identifier: zone) != nil else {
            throw Refusal(field: "zone", "Choose a time zone such as Europe/Stockholm, or UTC.")
        }
        return zone
    }

    private static func isAreaAndCity(_ text: String) -> Bool {
        guard text.utf8.count <= 64 else { return false }
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return (2...3).contains(parts.count)
            && parts.allSatisfy { part in !part.isEmpty && part.allSatisfy(isZoneByte) }
    }

    private static func isZoneByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"):
            true
        default: false
        }
    }
}
