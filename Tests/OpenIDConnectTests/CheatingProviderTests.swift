import Crypto
import Foundation
import OpenIDConnect
import Secrets
import TestSupport
import Testing

/// A provider that cheats, one cheat at a time.
@Suite("A provider that cheats")
struct CheatingProviderTests {
    private let desk: SignInDesk

    init() async throws {
        desk = SignInDesk()
    }

    @Test func `signs nobody in with a token that says it needs no signature`() async throws {
        for name in ["none", "None", "NONE", ""] {
            desk.cheat { ways in
                ways.header["alg"] = .text(name)
                ways.signs = { _ in [] }
            }
            await desk.isRefused("its id token is signed with “\(name)”; RS256 or ES256 is needed")
        }
    }

    @Test func `signs nobody in with a signature whose secret is the public key`() async throws {
        for key in [TestKey("key-1"), try .rsa("key-1")] {
            let bytes = key.publicBytes
            desk.cheat { ways in
                ways.keys = [key]
                ways.header["alg"] = "HS256"
                ways.signs = { text in
                    Array(
                        HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: Data(bytes))))
                }
            }
            await desk.isRefused("its id token is signed with “HS256”; RS256 or ES256 is needed")
        }
    }

    @Test func `signs nobody in with another kind of signature than that of the key`() async throws {
        desk.cheat { $0.header["alg"] = "RS256" }
        await desk.isRefused("its id token is not signed with one of its keys")
    }

    @Test func `signs nobody in with a key that it has not published, whatever the token says of it`() async throws {
        let other = TestKey("key-1")
        let address: TestClaim = "https://evil.example.org/keys"
        desk.cheat { ways in
            ways.signs = other.signature
            ways.header["jku"] = address
            ways.header["x5u"] = address
        }
        await desk.isRefused("its id token is not signed with one of its keys")
    }

    @Test func `signs nobody in with claims that were changed after signing`() async throws {
        let key = TestKey("key-1")
        desk.cheat { ways in
            ways.keys = [key]
            ways.signs = { text in try key.signature(of: text + "x") }
        }
        await desk.isRefused("its id token is not signed with one of its keys")
    }

    @Test func `signs nobody in with a key that is too short to be safe`() async throws {
        let key = try TestKey.rsa("key-1", bits: 1_024)
        desk.cheat { $0.keys = [key] }
        await desk.isRefused("its id token is not signed with one of its keys")
    }

    @Test func `signs nobody in with extensions that it calls critical`() async throws {
        desk.cheat { $0.header["crit"] = .texts(["exp"]) }
        await desk.isRefused("its id token has critical extensions")
    }

    @Test(arguments: [TestClaim.text("other"), .texts(["other"]), .texts([]), .texts(["handrail", "other"])])
    func `signs nobody in with a token for another client`(audience: TestClaim) async throws {
        desk.cheat { $0.claims["aud"] = audience }
        await desk.isRefused("its id token was made for another client")
    }

    @Test func `signs nobody in with a token for us that another client asked for`() async throws {
        desk.cheat { $0.claims["azp"] = "other" }
        await desk.isRefused("its id token was made for another client")
        desk.cheat { ways in
            ways.claims["aud"] = .texts(["handrail", "other"])
            ways.claims["azp"] = "handrail"
        }
        #expect(try await desk.signIn().subject == "mei-1")
    }

    @Test func `signs nobody in with the nonce of another sign-in, or without one`() async throws {
        let other = Attempt(.signIn, target: "/", at: desk.clock.now).nonce
        desk.cheat { $0.claims["nonce"] = .text(other) }
        await desk.isRefused("its id token belongs to another sign-in: the nonce differs")
        desk.cheat { $0.missing = ["nonce"] }
        await desk.isRefused("its id token belongs to another sign-in: the nonce differs")
    }

    @Test func `signs nobody in with a token that has expired, or is not valid yet`() async throws {
        desk.cheat { $0.claims["exp"] = .number(desk.time - 61) }
        await desk.isRefused("its id token has expired")
        desk.cheat { $0.claims["iat"] = .number(desk.time + 61) }
        await desk.isRefused("its id token is from the future; compare the clocks of the two servers")
        desk.cheat { $0.claims["nbf"] = .number(desk.time + 61) }
        await desk.isRefused("its id token is from the future; compare the clocks of the two servers")
        desk.cheat { $0.claims["exp"] = .number(-1e300) }
        await desk.isRefused("its id token has expired")
    }

    @Test(arguments: [
        "https://evil.example.org", "https://sso.example.org/", "https://sso.example.org.evil.example", "",
    ])
    func `signs nobody in with the token of another issuer`(issuer: String) async throws {
        desk.cheat { $0.claims["iss"] = .text(issuer) }
        await desk.isRefused("its id token is from another issuer, “\(issuer)”")
    }

    @Test(arguments: ["iss", "sub", "exp", "iat"])
    func `signs nobody in with a token that lacks a claim`(name: String) async throws {
        desk.cheat { $0.missing = [name] }
        await desk.isRefused("its id token lacks one of the claims iss, sub, exp and iat")
    }

    @Test(arguments: ["", "\u{0}", "a\nb", String(repeating: "a", count: 256)])
    func `signs nobody in whose subject is no name`(subject: String) async throws {
        desk.cheat { $0.claims["sub"] = .text(subject) }
        await desk.isRefused("its id token has no usable subject")
    }

    @Test func `signs nobody in with a document of another issuer, or with addresses that anybody can read`()
        async throws
    {
        desk.cheat { $0.document["issuer"] = "https://sso.example.org/" }
        await desk.isRefused(
            "its document names another issuer than the configured one, “https://sso.example.org/”", atStart: true)
        for name in ["authorization_endpoint", "token_endpoint", "jwks_uri", "end_session_endpoint"] {
            for address in ["http://sso.example.org/x", "javascript:alert(1)", "https://a@b.example", "https://x y/"] {
                desk.cheat { $0.document[name] = .text(address) }
                await desk.isRefused(
                    "its document names “\(address)”, which is not an https address", atStart: true)
            }
        }
    }

    @Test func `signs nobody in with a document that leads to the machine that asks`() async throws {
        for host in [
            "127.0.0.1", "127.1", "2130706433", "0x7f.0.0.1", "localhost", "a.localhost", "localhost.", "0.0.0.0",
            "[::1]",
            "[::]", "[fe80::1]", "[::ffff:127.0.0.1]", "169.254.169.254",
        ] {
            let address = "https://\(host)/x"
            for name in ["authorization_endpoint", "token_endpoint", "jwks_uri", "end_session_endpoint"] {
                desk.cheat { $0.document[name] = .text(address) }
                await desk.isRefused(
                    "its document names “\(address)”, which is an address of this machine", atStart: true)
            }
        }
        desk.cheat { $0.document["jwks_uri"] = "http://127.0.0.1/x" }
        await desk.isRefused(
            "its document names “http://127.0.0.1/x”, which is an address of this machine", atStart: true)
    }

    @Test func `signs nobody in with the answer of another provider`() async throws {
        await desk.isRefused(
            "the answer is from another provider, “https://evil.example.org”", from: "https://evil.example.org")
        desk.cheat { $0.document["authorization_response_iss_parameter_supported"] = true }
        await desk.isRefused("the answer does not say from which provider it is")
        #expect(try await desk.signIn(from: TestProvider.issuer).subject == "mei-1")
    }

    @Test func `signs nobody in with an answer of ten megabytes, which is not read either`() async throws {
        let long = Data(repeating: UInt8(ascii: " "), count: 10 << 20) + Data("{}".utf8)
        for (part, name) in [
            (TestProvider.Part.document, "its document"), (.keys, "its list of keys"),
            (.token, "its answer with the id token"),
        ] {
            desk.cheat { $0.answers[part] = ProviderAnswer(status: 200, body: long) }
            await desk.isRefused("\(name) is longer than 262144 bytes", atStart: part == .document)
        }
    }

    @Test(arguments: ["", "[]", "{", "{\"keys\": 7}", "{\"id_token\": null}", "{\"id_token\": \"a.b\"}", "\u{FEFF}"])
    func `signs nobody in with nonsense`(answer: String) async throws {
        for part in TestProvider.Part.allCases {
            desk.cheat { $0.answers[part] = ProviderAnswer(status: 200, body: Data(answer.utf8)) }
            await #expect(throws: ProviderFault.self) { try await desk.signIn() }
        }
    }
}
