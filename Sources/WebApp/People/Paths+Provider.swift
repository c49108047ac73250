import Domain
import HTML

extension Paths {
    /// People are led to the provider from here, and it sends them back to here.
    static let providerSignIn = Link(["sign-in", "provider"])
    /// The sign-in page for somebody who has signed out and may still be signed in at the provider.
    static let signInAfterProvider = Link(["sign-in"], query: [("after", "provider")])
    static let identity = Link(["profile", "identity"])
    static let identityRemoval = Link(["profile", "identity", "removal"])

    static func personIdentityRemoval(_ id: ID<Person>) -> Link {
        Link(["settings", "people", id.description, "identity-removal"])
    }
}
