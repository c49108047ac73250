import AsyncHTTPClient

/// The reason why a server gave no usable answer, in words for a person.
package struct NoAnswer: Error, Equatable, Sendable {
    package enum Cause: Equatable, Sendable {
        /// There was no answer, or not in time. The fault may be temporary.
        case unreachable
        /// The answer came from a server that could not prove its identity. The fault is not temporary.
        case untrusted
        /// The answer was too long, or was not HTTP.
        case notUnderstood
    }

    package let cause: Cause
    package let sentence: String

    init(_ error: any Error, within seconds: Int) {
        let words = "\(error)"
        if let error = error as? HTTPClientError {
            switch error {
            case .deadlineExceeded, .connectTimeout, .readTimeout, .writeTimeout, .tlsHandshakeTimeout:
                (cause, sentence) = (.unreachable, "did not answer within \(seconds) s")
            case .invalidURL, .emptyHost, .emptyScheme:
                (cause, sentence) = (.notUnderstood, "is not the address of a server")
            default:
                (cause, sentence) = (.unreachable, "did not answer: \(NoAnswer.line(words))")
            }
        } else if NoAnswer.isAboutTrust(words) {
            (cause, sentence) = (
                .untrusted, "did not show a certificate that this machine trusts: \(NoAnswer.line(words))"
            )
        } else if words.contains("TooManyBytes") || words.contains("HTTPParserError") || words.contains("invalid") {
            (cause, sentence) = (.notUnderstood, "sent an answer that is not from Handrail")
        } else {
            (cause, sentence) = (.unreachable, "could not be reached: \(NoAnswer.line(words))")
        }
    }

    /// The TLS library is not imported here, so the text of its errors is searched.
    private static func isAboutTrust(_ words: String) -> Bool {
        let small = words.lowercased()
        return ["certificate", "handshakefailed", "sslerror", "ssl_error", "boringssl", "wrong_version"].contains {
            small.contains($0)
        }
    }

    /// One short line without terminal control characters.
    private static func line(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(300)))
    }
}
