import Domain
import HTML

extension Paths {
    static let signInCode = Link(["sign-in", "code"])
    static let secondFactor = Link(["profile", "second-factor"])
    static let secondFactorRemoval = Link(["profile", "second-factor", "removal"])
    static let recoveryCodes = Link(["profile", "second-factor", "recovery-codes"])
    static let signInSettings = Link(["settings", "sign-in"])

    static func signInCode(returningTo link: Link) -> Link {
        link == home ? signInCode : Link(["sign-in", "code"], query: [("return", link.address)])
    }

    static func personSecondFactorRemoval(_ id: ID<Person>) -> Link {
        Link(["settings", "people", id.description, "second-factor-removal"])
    }
}
