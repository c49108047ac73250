import Foundation

/// One question to the provider over HTTP. Whoever asks it follows no redirect and keeps to the limits.
package struct ProviderRequest: Sendable {
    /// The limit for one answer, from the name look-up to the last byte.
    package static let seconds = 5
    package static let mostBytes = 256 * 1024

    package let address: String
    package var headers: [(name: String, value: String)] = [("accept", "application/json")]
    /// The body of a POST; nil for a GET.
    package var form: String?
}

package struct ProviderAnswer: Sendable {
    package let status: Int
    package let body: Data

    package init(status: Int, body: Data) {
        self.status = status
        self.body = body
    }

    /// - Throws: ``ProviderFault`` unless it is the JSON that was asked for.
    func decoded<Value: Decodable>(_ what: String) throws(ProviderFault) -> Value {
        guard body.count <= ProviderRequest.mostBytes else {
            throw ProviderFault(.untrusted, "\(what) is longer than \(ProviderRequest.mostBytes) bytes")
        }
        guard let value = try? JSONDecoder().decode(Value.self, from: body) else {
            throw ProviderFault(.untrusted, "\(what) is not the JSON that it has to be")
        }
        return value
    }
}

/// Asks the provider something over HTTP.
///
/// - Throws: ``ProviderFault``.
package typealias ProviderAsk = @Sendable (ProviderRequest) async throws -> ProviderAnswer

/// The reason why the provider signed nobody in, for the log of whoever operates Handrail. It holds no secret.
package struct ProviderFault: Error, Equatable, CustomStringConvertible, Sendable {
    package enum Cause: Equatable, Sendable {
        /// There was no answer, or not in time. The fault may be temporary.
        case unreachable
        /// The answer is not one to believe.
        case untrusted
        /// The provider no longer knows the code that it gave to the browser, so the person has to start again.
        case expired
    }

    package let cause: Cause
    package let description: String

    package init(_ cause: Cause, _ description: String) {
        self.cause = cause
        self.description = description
    }
}
