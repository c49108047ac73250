import Foundation

/// The answer of a handler. The server itself adds `Content-Length` or chunks, `Date`, `Connection`, `X-Request-Id` and
/// the headers configured for every response; what a handler sets of the first four is left out. A configured header
/// gives way to one of the same name set here.
package struct Response: Sendable {
    package var status: Status
    package var headers: Headers
    package var body: Body
    /// Whether the request came with a session that the handler accepted. The connection of such a request is the last
    /// to be closed when there are too many.
    package var isForSession = false

    package enum Body: Sendable {
        case bytes([UInt8])
        case stream(BodyStream)
    }

    package init(_ status: Status = .ok, headers: Headers = [:], body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// - Parameter type: The content type: a constant, or text without control characters (others are left out, and
    ///   the response has no content type).
    package static func bytes(_ bytes: [UInt8], type: String, status: Status = .ok) -> Response {
        var response = Response(status, body: .bytes(bytes))
        try? response.headers.set("content-type", type)
        return response
    }

    package static func text(_ text: String, status: Status = .ok) -> Response {
        .bytes(Array(text.utf8), type: "text/plain; charset=utf-8", status: status)
    }

    /// A value as JSON, with its keys in order so that the same value gives the same bytes.
    package static func json(_ value: some Encodable, status: Status = .ok) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return .bytes(Array(try encoder.encode(value)), type: "application/json", status: status)
    }

    /// An answer without a body.
    package static func empty(_ status: Status = .noContent) -> Response {
        Response(status)
    }

    /// To another address: 303 after a form, so that the browser asks with GET.
    ///
    /// - Parameter location: A path of this site or a URL. Bytes that cannot stand in a `Location` are percent-encoded;
    ///   that the place is one worth going to is for the caller to know.
    package static func redirect(to location: String, _ status: Status = .seeOther) -> Response {
        var response = Response(status)
        response.headers.add(checked: "location", PercentEncoding.encode(location) { $0 > 0x20 && $0 < 0x7F })
        return response
    }

    /// A body that is written piece by piece while it is made; see ``BodyStream``.
    package static func stream<Pieces: AsyncSequence & Sendable>(
        _ pieces: Pieces,
        type: String,
        endsAtShutdown: Bool = false
    ) -> Response where Pieces.Element == [UInt8] {
        var response = Response(body: .stream(BodyStream(pieces, endsAtShutdown: endsAtShutdown)))
        try? response.headers.set("content-type", type)
        return response
    }

    package mutating func setCookie(_ cookie: Cookie) {
        headers.add(checked: "set-cookie", cookie.headerValue)
    }

    /// Makes the browser save the body under this name instead of showing it (RFC 6266).
    package mutating func offerDownload(as filename: String) {
        let ascii = filename.utf8.map { byte in
            let isPlain = byte >= 0x20 && byte < 0x7F && byte != 0x22 && byte != 0x25 && byte != 0x2F && byte != 0x5C
            return isPlain ? byte : UInt8(ascii: "_")
        }
        let fallback = String(decoding: ascii, as: UTF8.self)
        let encoded = PercentEncoding.encode(filename)
        headers.remove("content-disposition")
        headers.add(
            checked: "content-disposition",
            "attachment; filename=\"\(fallback)\"; filename*=UTF-8''\(encoded)"
        )
    }
}

extension Response {
    /// The body of a response that has it at hand, for tests; nil for a stream.
    package var bodyBytes: [UInt8]? {
        switch body {
        case .bytes(let bytes): bytes
        case .stream: nil
        }
    }

    package var bodyText: String? {
        bodyBytes.map { String(decoding: $0, as: UTF8.self) }
    }
}
