import Secrets

/// How often programs may ask.
final class TokenLimits: Sendable {
    /// Two a second: more than any pipeline needs, and less than the database does.
    let perToken = AttemptLimit(most: 120, within: 60)
    /// Requests that bring no valid token, by the address they come from.
    let refusedPerNetwork = AttemptLimit(most: 60, within: 60)
}
