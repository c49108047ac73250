import AsyncHTTPClient

/// Why there was no answer, in words for whoever asked.
package struct NoAnswer: Error, Equatable, Sendable {
    package enum Cause: Equatable, Sendable {
        /// Nobody answered, or not in time. It may pass.
        case unreachable
        /// Somebody answered who could not show to be that server. It does not pass by itself.
        case untrusted
        /// What came back was too long, or no HTTP.
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
                (cause, sentence) = (.notUnderstood, "is no address of a server")
            default:
                (cause, sentence) = (.unreachable, "did not answer: \(NoAnswer.line(words))")
            }
        } else if NoAnswer.isAboutTrust(words) {
            (cause, sentence) = (
                .untrusted, "did not show a certificate that this machine trusts: \(NoAnswer.line(words))"
            )
        } else if words.contains("TooManyBytes") || words.contains("HTTPParserError") || words.contains("invalid") {
            (cause, sentence) = (.notUnderstood, "answered with something that is not Handrail's")
        } else {
            (cause, sentence) = (.unreachable, "could not be reached: \(NoAnswer.line(words))")
        }
    }

    /// The library of TLS is not imported here, and its errors say what they are about.
    private static func isAboutTrust(_ words: String) -> Bool {
        let small = words.lowercased()
        return ["certificate", "handshakefailed", "sslerror", "ssl_error", "boringssl", "wrong_version"].contains {
            small.contains($0)
        }
    }

    /// One short line, without what a terminal would obey.
    private static func line(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(300)))
    }
}
