/// The next thing to do about a follow-up.
package enum FollowUpStep: Equatable, Sendable {
    case commit
    case start
    case finish
    case verify
}

extension FollowUpState {
    /// - Returns: nil if nothing is left to do.
    package var step: FollowUpStep? {
        switch self {
        case .proposed: .commit
        case .committed: .start
        case .inProgress: .finish
        case .done: .verify
        case .verified, .declined, .superseded: nil
        }
    }
}
