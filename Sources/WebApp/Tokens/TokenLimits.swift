import Secrets

/// Limits on how often programs may ask.
final class TokenLimits: Sendable {
    /// Two a second: more than any pipeline needs, and well within what the database can handle.
    let perToken = AttemptLimit(most: 120, within: 60)
    /// Requests without a valid token, for each network address.
    let refusedPerNetwork = AttemptLimit(most: 60, within: 60)
}
