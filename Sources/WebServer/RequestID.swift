/// Names a request in the log and in the `X-Request-Id` of its response: 12 characters of Crockford's base 32, 60
/// random bits, short enough for a `String` that needs no allocation.
package enum RequestID {
    package static func random(using generator: inout some RandomNumberGenerator) -> String {
        var bits = generator.next()
        return String(unsafeUninitializedCapacity: 12) { buffer in
            for position in 0..<12 {
                buffer.initializeElement(at: position, to: digit(UInt8(truncatingIfNeeded: bits & 31)))
                bits >>= 5
            }
            return 12
        }
    }

    static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        return random(using: &generator)
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        // 0–9, then the letters without I, L, O and U.
        switch value {
        case 0...9: 0x30 + value
        case 10...17: 0x41 + value - 10
        case 18, 19: 0x4A + value - 18
        case 20, 21: 0x4D + value - 20
        case 22...26: 0x50 + value - 22
        default: 0x56 + value - 27
        }
    }
}

/// A generator without a system call for each number (SplitMix64): seeded once a connection, for names, never for
/// secrets.
package struct NameGenerator: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64 = .random(in: .min ... .max)) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
