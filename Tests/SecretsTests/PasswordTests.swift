import Testing

@testable import Secrets

struct PasswordTests {
    private let passwords: Passwords

    init() throws {
        passwords = try Passwords(cost: .negligible)
    }

    @Test func `a password is correct for its own hash and no other password is`() async throws {
        let hash = try await passwords.hash("correct horse battery")
        #expect(try await passwords.isCorrect("correct horse battery", for: hash))
        #expect(try await !passwords.isCorrect("correct horse batterz", for: hash))
        #expect(try await !passwords.isCorrect("", for: hash))
    }

    @Test func `two hashes of one password differ`() async throws {
        let first = try await passwords.hash("correct horse battery")
        let second = try await passwords.hash("correct horse battery")
        #expect(first != second)
    }

    @Test func `the test vector of RFC 7914 is accepted`() async throws {
        let hash =
            "$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$"
            + "cCO9yzr9c0hGHAbNgf046_2o-7qQT44-qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw"
        #expect(try await passwords.isCorrect("pleaseletmein", for: hash))
    }

    @Test func `a hash carries its own cost, so the cost of new ones can change`() async throws {
        let old = try await passwords.hash("correct horse battery")
        let stronger = try Passwords(cost: #require(ScryptCost(logN: 8, blockSize: 8, parallelism: 1)))
        #expect(try await stronger.isCorrect("correct horse battery", for: old))
    }

    @Test func `the standard cost is what a new hash names`() throws {
        let hash = try PasswordHash(of: "correct horse battery", cost: .standard)
        #expect(hash.text.hasPrefix("$scrypt$ln=15,r=8,p=3$"))
        #expect(PasswordHash(hash.text) == hash)
    }

    @Test func `without a stored hash every password is wrong`() async throws {
        #expect(try await !passwords.isCorrect("correct horse battery", for: nil))
        #expect(try await !passwords.isCorrect("", for: nil))
    }

    @Test(arguments: [
        "", "$", "$scrypt$", "secret", "$scrypt$ln=4,r=1,p=1$$",
        "$bcrypt$ln=4,r=1,p=1$c2FsdHNhbHQ$c2FsdHNhbHRzYWx0c2FsdA",
        "$scrypt$ln=63,r=8,p=3$c2FsdHNhbHQ$c2FsdHNhbHRzYWx0c2FsdA",
        "$scrypt$ln=4,r=1,p=-1$c2FsdHNhbHQ$c2FsdHNhbHRzYWx0c2FsdA",
        "$scrypt$ln=4,r=1$c2FsdHNhbHQ$c2FsdHNhbHRzYWx0c2FsdA",
        "$scrypt$ln=4,r=1,p=1,x=1$c2FsdHNhbHQ$c2FsdHNhbHRzYWx0c2FsdA",
        "$scrypt$ln=99999999999999999999,r=1,p=1$c2FsdHNhbHQ$c2FsdHNhbHRzYWx0c2FsdA",
        "$scrypt$ln=4,r=1,p=1$c2Fs+HNhbHQ$c2FsdHNhbHRzYWx0c2FsdA",
    ])
    func `a stored text that is no hash of ours makes every password wrong`(stored: String) async throws {
        #expect(PasswordHash(stored) == nil)
        #expect(try await !passwords.isCorrect("correct horse battery", for: stored))
    }

    @Test func `the same characters in another composition are the same password`() async throws {
        let hash = try await passwords.hash("r\u{E9}sum\u{E9} and a half")
        #expect(try await passwords.isCorrect("re\u{301}sume\u{301} and a half", for: hash))
    }

    @Test func `small and capital letters are different passwords`() async throws {
        let hash = try await passwords.hash("Correct horse battery")
        #expect(try await !passwords.isCorrect("correct horse battery", for: hash))
    }

    @Test func `a flood is refused instead of queued without end, and served again afterwards`() async throws {
        let slow = try Passwords(cost: #require(ScryptCost(logN: 10, blockSize: 8, parallelism: 1)))
        let (served, refused) = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<300 {
                group.addTask { (try? await slow.isCorrect("correct horse battery", for: nil)) != nil }
            }
            return await group.reduce(into: (0, 0)) { counts, wasServed in
                if wasServed { counts.0 += 1 } else { counts.1 += 1 }
            }
        }
        #expect(served >= 32)
        #expect(refused > 0)
        #expect(try await !slow.isCorrect("correct horse battery", for: nil))
    }
}
