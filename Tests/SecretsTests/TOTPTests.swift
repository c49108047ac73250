import Foundation
import Testing

@testable import Secrets

struct TOTPTests {
    /// The key of both RFCs: "12345678901234567890".
    private let codes: TOTP

    init() throws {
        codes = try #require(TOTP(key: Array("12345678901234567890".utf8)))
    }

    @Test(
        arguments: [
            (0, "755224"), (1, "287082"), (2, "359152"), (3, "969429"), (4, "338314"), (5, "254676"), (6, "287922"),
            (7, "162583"), (8, "399871"), (9, "520489"),
        ] as [(Int64, String)])
    func `codes are those of RFC 4226`(step: Int64, code: String) {
        #expect(codes.code(of: step) == code)
    }

    @Test(
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ] as [(Double, String)])
    func `codes are those of RFC 6238 at their times`(seconds: Double, code: String) {
        let step = TOTP.step(at: Date(timeIntervalSince1970: seconds))
        #expect(codes.code(of: step, digits: 8) == code)
    }

    @Test func `the code of one step before or after is right, and no other`() {
        let now = Date(timeIntervalSince1970: 1_234_567_890)
        let current = TOTP.step(at: now)
        let accepted = (-5...5).filter { codes.step(of: codes.code(of: current + $0), at: now, after: 0) != nil }
        #expect(accepted == [-1, 0, 1])
    }

    @Test func `a code is right once, and so is none before it`() throws {
        let now = Date(timeIntervalSince1970: 1_234_567_890)
        let current = TOTP.step(at: now)
        let step = try #require(codes.step(of: codes.code(of: current), at: now, after: current - 1))
        #expect(step == current)
        #expect(codes.step(of: codes.code(of: current), at: now, after: step) == nil)
        #expect(codes.step(of: codes.code(of: current - 1), at: now, after: step) == nil)
        #expect(codes.step(of: codes.code(of: current + 1), at: now, after: step) == current + 1)
    }

    @Test(arguments: ["", "1", "00592", "0059240", "005 92x", "００５９２４", "89005924", "-05924"])
    func `what is no code of six digits is wrong`(typed: String) {
        #expect(codes.step(of: typed, at: Date(timeIntervalSince1970: 1_234_567_890), after: 0) == nil)
    }

    @Test func `spaces in a code do not matter`() {
        let now = Date(timeIntervalSince1970: 1_234_567_890)
        #expect(codes.step(of: " 005 924 ", at: now, after: 0) != nil)
    }

    @Test func `a key comes back from its text, however it is typed`() throws {
        #expect(codes.text == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        #expect(TOTP("gezd gnbv gy3t qojq-GEZD GNBV GY3T QOJQ") == codes)
        for wrong in ["", "GEZD", codes.text + "A", codes.text + "GEZDGNBV", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ!"] {
            #expect(TOTP(wrong) == nil)
        }
        let new = TOTP()
        #expect(new.key.count == 20)
        #expect(TOTP(new.text) == new)
    }

    @Test func `an app reads the key and the account from an address`() throws {
        let address = try #require(URLComponents(string: codes.address(account: "mei+o'&?@example.org")))
        #expect(address.scheme == "otpauth")
        #expect(address.host == "totp")
        #expect(address.path == "/Handrail:mei+o'&?@example.org")
        #expect(address.queryItems?.map(\.value) == [codes.text, "Handrail"])
    }
}

struct RecoveryCodeTests {
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func `letters and digits are those of RFC 4648`(bytes: String, text: String) {
        #expect(Base32.encode(Array(bytes.utf8)) == text)
        #expect(Base32.decode(text) == Array(bytes.utf8))
    }

    @Test(arguments: ["A", "MZ=", "MZXW6!", "MZ", "ÄB", "9A"])
    func `what no encoding makes is nothing`(text: String) {
        #expect(Base32.decode(text) == nil)
    }

    @Test func `ten different codes come back from their texts, however they are typed`() {
        let codes = RecoveryCode.newSet()
        #expect(Set(codes.map(\.text)).count == 10)
        for code in codes {
            #expect(code.text.utf8.count == 19)
            #expect(RecoveryCode(code.text.lowercased().replacing("-", with: " ")) == code)
            let misread = code.text.replacing("O", with: "0").replacing("I", with: "1").replacing("B", with: "8")
            #expect(RecoveryCode(misread)?.digest == code.digest)
        }
    }

    @Test(arguments: ["", "123456", "ABCD-EFGH-IJKL-MNO", "ABCD-EFGH-IJKL-MNOPQ", "ABCD_EFGH_IJKL_MNOP"])
    func `what is no recovery code is none`(typed: String) {
        #expect(RecoveryCode(typed) == nil)
    }
}
