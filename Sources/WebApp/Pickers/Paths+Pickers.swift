import HTML

extension Paths {
    static let picks = Link(["picks"])
}
