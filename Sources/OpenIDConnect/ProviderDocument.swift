/// What a provider says about itself: its addresses and how it wants to be asked.
struct ProviderDocument: Decodable, Sendable {
    let issuer: String
    let authorizationAddress: String
    let tokenAddress: String
    let keysAddress: String
    let signOutAddress: String?
    /// How clients may prove themselves; nil means `client_secret_basic`.
    let clientProofs: [String]?
    /// Whether it always says in its answers which provider it is (RFC 9207).
    let alwaysNamesItself: Bool?

    private enum CodingKeys: String, CodingKey {
        case issuer
        case authorizationAddress = "authorization_endpoint"
        case tokenAddress = "token_endpoint"
        case keysAddress = "jwks_uri"
        case signOutAddress = "end_session_endpoint"
        case clientProofs = "token_endpoint_auth_methods_supported"
        case alwaysNamesItself = "authorization_response_iss_parameter_supported"
    }

    /// - Throws: ``ProviderFault`` for the document of another provider, and for addresses to which no secret may go.
    func check(issuer expected: String) throws(ProviderFault) {
        guard issuer.utf8.elementsEqual(expected.utf8) else {
            throw ProviderFault(
                .untrusted, "its document names another issuer than the configured one, “\(issuer.prefix(200))”")
        }
        for address in [authorizationAddress, tokenAddress, keysAddress, signOutAddress].compactMap(\.self) {
            guard ProviderAddress.isSafe(address) else {
                throw ProviderFault(
                    .untrusted, "its document names “\(address.prefix(200))”, which is not an https address")
            }
            // A provider elsewhere has no business here; it could make Handrail ask other programs of this machine.
            if !ProviderAddress.isOnThisMachine(expected), ProviderAddress.isOnThisMachine(address) {
                throw ProviderFault(
                    .untrusted, "its document names “\(address.prefix(200))”, which is an address of this machine")
            }
        }
    }
}
