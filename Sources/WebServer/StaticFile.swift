/// A file of ``StaticFiles``, read in full.
struct StaticFile: Sendable {
    let bytes: [UInt8]
    let type: String
    /// Changes with the content: 16 hexadecimal digits.
    let version: String

    /// The version as a strong validator (RFC 9110 §8.8.3).
    var entityTag: String { "\"\(version)\"" }

    init(bytes: [UInt8], name: String) {
        self.bytes = bytes
        type = ContentType.forFile(named: name)
        version = Self.version(of: bytes)
    }

    func response(to request: Request) -> Response {
        var headers = Headers()
        headers.add(checked: "content-type", type)
        headers.add(checked: "etag", entityTag)
        let isVersioned = request.query["v"] == version
        headers.add(checked: "cache-control", isVersioned ? "public, max-age=31536000, immutable" : "no-cache")
        if isUnchanged(request) { return Response(.notModified, headers: headers) }
        return Response(headers: headers, body: .bytes(bytes))
    }

    /// `If-None-Match` (RFC 9110 §13.1.2): a list of validators, compared weakly, or `*`.
    private func isUnchanged(_ request: Request) -> Bool {
        request.headers.all("if-none-match").contains { list in
            list.split(separator: ",").contains { item in
                let tag = item.trimmingOWS
                return tag == "*" || tag == entityTag || tag == "W/" + entityTag
            }
        }
    }

    /// FNV-1a, 64 bits: enough to tell our own files apart. Nobody gains by a collision, and a hash that is the same at
    /// each start lets caches outlive a restart.
    private static func version(of bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
