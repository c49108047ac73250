/// Somebody who does something in a sentence.
enum WordingActor: String, CaseIterable, Sendable {
    /// A name, he, she, or a role such as “the reviewer”.
    case one
    case me
    case we
    case they
    /// A team, a department, or several people of one role.
    case team
    /// Anyone, everyone, any engineer.
    case anyone
    case nobody
    /// Those whom a product is made for; rarely to blame.
    case users

    /// As one of several in a number.
    var bit: UInt8 {
        switch self {
        case .one: 1
        case .me: 2
        case .we: 4
        case .they: 8
        case .team: 16
        case .anyone: 32
        case .nobody: 64
        case .users: 128
        }
    }
}
